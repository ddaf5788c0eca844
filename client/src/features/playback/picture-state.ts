import { type Hold, type ParticipantFrame, type PersonId, samePicture } from '@samsyn/shared'

/** Whether the room sees the same: who is not there yet, who is late while the film runs, who has no picture, who looks back alone. */
export type PictureState = {
  kind: 'same' | 'running' | 'waiting' | 'alone'
  waitingFor: PersonId[]
  late: PersonId[]
  blank: PersonId[]
  apart: PersonId[]
}

/** Who is in the room, and what this screen itself shows, which it knows before anybody is told. */
export type Room = { here: readonly PersonId[]; own: ParticipantFrame }

/** What everybody's screen shows. Whose screen has told nothing yet has no picture. */
function framesHere(frames: readonly ParticipantFrame[], { here, own }: Room): ParticipantFrame[] {
  const nothing = { rev: -1, frame: null, status: 'loading', blank: true } as const
  return here.map(personId => {
    if (personId === own.personId) return own
    return frames.find(frame => frame.personId === personId) ?? { ...nothing, personId }
  })
}

/** What everybody's reports say about the picture. Somebody who looks back alone is waited for by nobody, but it is not the same picture. */
export function pictureState(
  rev: number,
  told: readonly ParticipantFrame[],
  hold: Hold | null,
  room: Room,
): PictureState {
  const frames = framesHere(told, room)
  const idsOf = (which: (frame: ParticipantFrame) => boolean) => frames.filter(which).map(({ personId }) => personId)
  const apart = idsOf(({ status }) => status === 'apart')
  const blank = idsOf(frame => frame.status === 'loading' && frame.blank === true)
  const together = frames.filter(({ status }) => status !== 'apart')
  const { same, waitingFor } = samePicture(rev, together)
  const state = { waitingFor: [], late: [], blank, apart }
  if (room.here.length <= 1) return { ...state, kind: 'alone' }
  if (same && apart.length === 0) return { ...state, kind: 'same' }
  if (hold) return { ...state, kind: 'waiting', waitingFor: hold.personIds }
  const others = (ids: readonly PersonId[]) => ids.filter(id => !blank.includes(id))
  if (!together.some(({ status }) => status === 'playing'))
    return { ...state, kind: 'waiting', waitingFor: others(waitingFor) }
  return { ...state, kind: 'running', late: others(idsOf(({ status }) => status === 'loading')) }
}
