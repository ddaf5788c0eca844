import { randomUUID } from 'node:crypto'
import { MeetingId, SequenceId } from '@samsyn/shared'
import { firstRoundOf, openHouse } from '../../../e2e/support/wire/house.ts'
import { consentTo, filmOf, sendFile } from '../../harness/sending.ts'

/** The product's own server with the barcoded film in a meeting of Cilie and Bo; its pages are its own, or replaced by the bench's. */
export async function startSamsyn(filmPath: string, pagesDir?: string) {
  const { app, cilie, bo } = await openHouse(pagesDir === undefined ? {} : { CLIENT_DIR: pagesDir })
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
    /** Its own page of the meeting, and the cookies of the two who meet; a third player is a second window of the first. */
    at: {
      port: Number(new URL(app.baseUrl).port),
      path: `/meetings/${meetingId}`,
      cookies: [bo.cookie, cilie.cookie, cilie.cookie],
    },
    hash: `#${encodeURIComponent(JSON.stringify(given))}`,
    close: () => app.stop(),
  }
}
