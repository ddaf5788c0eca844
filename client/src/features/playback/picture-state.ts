import { type Hold, type ParticipantFrame, type PersonId, samePicture } from '@samsyn/shared'

/** Whether the room sees the same: who is not there yet, who is late while the film runs, who looks back alone. */
export type PictureState = {
  kind: 'same' | 'running' | 'waiting'
  waitingFor: PersonId[]
  late: PersonId[]
  apart: PersonId[]
}

/** What everybody's reports say about the picture. Somebody who looks back alone is waited for by nobody, but it is not the same picture. */
export function pictureState(rev: number, frames: readonly ParticipantFrame[], hold: Hold | null): PictureState {
  const apart = frames.filter(({ status }) => status === 'apart').map(({ personId }) => personId)
  const together = frames.filter(({ status }) => status !== 'apart')
  const { same, waitingFor } = samePicture(rev, together)
  const none = { waitingFor: [], late: [], apart }
  if (same && apart.length === 0) return { ...none, kind: 'same' }
  if (hold) return { ...none, kind: 'waiting', waitingFor: hold.personIds }
  if (!together.some(({ status }) => status === 'playing')) return { ...none, kind: 'waiting', waitingFor }
  const late = together.filter(({ status }) => status === 'loading').map(({ personId }) => personId)
  return { ...none, kind: 'running', late }
}
