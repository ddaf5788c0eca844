import type { MeetingId } from '@samsyn/shared'

const key = (meetingId: MeetingId) => `samsyn-inside-${meetingId}`

/** Whether this tab was in the room when its page was left: a reload leads straight back in. */
export function wasInside(meetingId: MeetingId): boolean {
  return sessionStorage.getItem(key(meetingId)) !== null
}

export function rememberInside(meetingId: MeetingId, inside: boolean): void {
  if (inside) sessionStorage.setItem(key(meetingId), 'yes')
  else sessionStorage.removeItem(key(meetingId))
}
