import type { Attendee, PersonId } from '@samsyn/shared'

/** Whose hands the film is in, as this person sees it. Somebody who has left steers nothing. */
export type Wheel = { kind: 'mine' } | { kind: 'theirs'; id: PersonId; name: string } | { kind: 'free' }

export function wheelOf(controllerId: PersonId | null, attendees: readonly Attendee[], selfId: PersonId): Wheel {
  if (controllerId === selfId) return { kind: 'mine' }
  const other = attendees.find(({ id, present }) => id === controllerId && present)
  return other ? { kind: 'theirs', id: other.id, name: other.displayName } : { kind: 'free' }
}
