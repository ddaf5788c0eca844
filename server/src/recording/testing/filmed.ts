import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { consentText, type FilmedPersonId, FilmedPersonId as PersonIdOfFilm, RecordingId } from '@samsyn/shared'
import type { House } from './house.ts'

/** What is stated of somebody who said yes. */
export const saidYes = {
  answer: 'given',
  basis: { givenBy: 'self', method: 'oral', text: consentText },
} as const

export type Filmed = Awaited<ReturnType<typeof received>>

/** A course whose first round has a film with these bytes, received whole. */
export async function received(house: House, film: Buffer) {
  const course = await house.newCourse()
  const id = RecordingId.parse(randomUUID())
  const beginning = { cycleId: course.cycleId, id, fileName: 'samtale.mp4', sizeBytes: film.length }
  await course.worker.get('recording:create', beginning)
  await house.recordings.receive(id, Readable.from([film]), 0)
  return { ...course, id, recordingId: id }
}

/** Names somebody as seen in the film. */
export async function addPerson({ worker, recordingId }: Filmed, label = 'Ung på 17'): Promise<FilmedPersonId> {
  const id = PersonIdOfFilm.parse(randomUUID())
  await worker.get('recording:put-person', { recordingId, id, label, kind: 'youngPerson' })
  return id
}

/** A film that is ready and may be seen. */
export async function playable(house: House, film: Buffer) {
  const filmed = await received(house, film)
  const personId = await addPerson(filmed)
  await filmed.worker.get('consent:state', { recordingId: filmed.id, id: personId, ...saidYes })
  await house.whenIn('ready', filmed.id)
  return { ...filmed, personId }
}
