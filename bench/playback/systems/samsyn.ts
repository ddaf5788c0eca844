import { randomUUID } from 'node:crypto'
import { MeetingId, SequenceId } from '@samsyn/shared'
import { firstRoundOf, openHouse } from '../../../e2e/support/wire/house.ts'
import { consentTo, filmOf, sendFile } from '../../harness/sending.ts'

/** The product's own server with the barcoded film in a meeting of Cilie and Bo, its pages replaced by the bench's. */
export async function startSamsyn(pagesDir: string, filmPath: string) {
  const { app, cilie, bo } = await openHouse({ CLIENT_DIR: pagesDir })
  const cycleId = await firstRoundOf(cilie)
  const recordingId = await sendFile(cilie, filmPath)
  // While the small one is made there is no quiet to measure in.
  const film = await filmOf(cilie, recordingId, true)
  await consentTo(cilie, recordingId)
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
