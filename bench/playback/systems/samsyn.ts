import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { FilmedPersonId, MeetingId, RecordingId, SequenceId } from '@samsyn/shared'
import { until } from '../../../e2e/support/until.ts'
import type { Client } from '../../../e2e/support/wire/Client.ts'
import { firstRoundOf, openHouse } from '../../../e2e/support/wire/house.ts'

/** The product's own server with the barcoded film in a meeting of Cilie and Bo, its pages replaced by the bench's. */
export async function startSamsyn(pagesDir: string, filmPath: string) {
  const { app, cilie, bo } = await openHouse({ CLIENT_DIR: pagesDir })
  const cycleId = await firstRoundOf(cilie)
  const bytes = await readFile(filmPath)
  const recordingId = RecordingId.parse(randomUUID())
  await cilie.call('recording:create', { cycleId, id: recordingId, fileName: 'barcode.mp4', sizeBytes: bytes.length })
  await cilie.upload(recordingId, bytes)
  const { film, problem } = await until('the film is made', () => made(cilie, recordingId), 300_000)
  if (!film) throw new Error(`the film was refused: ${problem}`)
  const person = { recordingId, id: FilmedPersonId.parse(randomUUID()) }
  await cilie.call('recording:put-person', { ...person, label: 'Ung på 17', kind: 'youngPerson' })
  await cilie.call('consent:state', { ...person, given: true })
  const sequence = { id: SequenceId.parse(randomUUID()), recordingId, startMs: 10_000, endMs: 20_000 }
  const words = { kind: 'lookingGood', dimension: 'klima', title: 'Et blik', question: 'Hvad så du?' } as const
  await bo.call('sequence:put', { ...sequence, ...words })
  const meetingId = MeetingId.parse(randomUUID())
  await bo.call('meeting:arrange', { cycleId, id: meetingId })
  const given = { meetingId, recordingId, film, sound: true }
  return {
    port: Number(new URL(app.baseUrl).port),
    hash: `#${encodeURIComponent(JSON.stringify(given))}`,
    /** The cookies of the two who meet; a third player is a second window of the first. */
    cookies: [bo.cookie, cilie.cookie, cilie.cookie],
    close: () => app.stop(),
  }
}

/** The recording once there is a film or a refusal. */
async function made(client: Client, recordingId: RecordingId) {
  const recording = await client.call('recording:get', { recordingId })
  return recording.state === 'ready' || recording.state === 'refused' ? recording : null
}
