import { type PersonId, type StreamName, sameViewingMs } from '@samsyn/shared'
import { expect } from 'chai'
import { sql } from 'kysely'
import { before, describe, it } from 'mocha'
import { shownOf } from './keys.ts'
import { smallFilm } from './testing/film.ts'
import { playable } from './testing/filmed.ts'
import { inHouse } from './testing/house.ts'
import { askedOf } from './viewings.store.ts'

const wish = { format: 'md', locale: 'da', timeZone: 'Europe/Copenhagen' } as const
const startMs = Date.parse('2026-05-03T11:30:00Z')

describe('viewings of a film', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(2)
  })

  it('[VW1] are on the record with their purpose, by where they are watched', () => {
    const meeting = new Set<PersonId>()
    return inHouse(
      async house => {
        const { worker, supervisor, recordingId } = await playable(house, film)
        const watch = async (who: typeof worker) => void (await who.stream('film', recordingId)).arrayBuffer()
        await watch(worker)
        await watch(supervisor)
        meeting.add(supervisor.self.id)
        await watch(supervisor)
        const rows = await house.store.selectFrom('access').select(['personId', 'purpose']).orderBy('seq').execute()
        expect(rows).to.deep.equal([
          { personId: worker.self.id, purpose: 'own' },
          { personId: supervisor.self.id, purpose: 'supervision' },
          { personId: supervisor.self.id, purpose: 'meeting' },
        ])
      },
      { inMeeting: (_, personId) => meeting.has(personId) },
    )
  })

  it('[VW4] are not to be had while they cannot be put on the record: not a byte, on any stream', () =>
    inHouse(async house => {
      const { worker, supervisor, recordingId } = await playable(house, film)
      const size = await house.files.size(shownOf(recordingId, 'film'))
      await sql`CREATE TRIGGER broken BEFORE INSERT ON access BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END`.execute(
        house.store,
      )
      for (const name of ['film', 'opening', 'poster', 'storyboard', 'peaks'] as StreamName[])
        for (const who of [worker, supervisor]) {
          const response = await who.stream(name, recordingId, { range: 'bytes=0-99' })
          expect([response.status, response.headers.get('content-type')]).to.deep.equal([
            ...[500, 'application/json; charset=utf-8'],
          ])
          expect([...response.headers.keys()]).to.not.include.members(['content-range'])
          const text = await response.text()
          expect(JSON.parse(text)).to.include({ ok: false, code: 'internal' })
          expect(text).to.not.include(String(size))
        }
      expect(house.complaints.join()).to.include('disk I/O error')
      await sql`DROP TRIGGER broken`.execute(house.store)
      expect((await worker.stream('film', recordingId, { range: 'bytes=0-99' })).status).to.equal(206)
    }))

  it('[VW5] are shown to the worker, everybody’s, and to anybody else their own; to strangers there is no such film', () => {
    let nowMs = startMs
    return inHouse(
      async house => {
        const { worker, supervisor, recordingId } = await playable(house, film)
        const watch = async (who: typeof worker, name: StreamName = 'film') =>
          void (await (await who.stream(name, recordingId, { range: 'bytes=0-9' })).arrayBuffer())
        const viewings = (who: typeof worker) => who.get('recording:viewings', { recordingId })
        expect(await viewings(worker)).to.deep.equal([])
        await watch(worker, 'poster')
        expect(await viewings(worker)).to.deep.equal([])
        await watch(supervisor)
        nowMs += sameViewingMs
        await watch(supervisor)
        await watch(worker)
        const his = {
          ...{ personId: supervisor.self.id, displayName: 'supervisor', purpose: 'supervision' },
          ...{ fromMs: startMs, untilMs: nowMs },
        }
        const hers = { personId: worker.self.id, displayName: 'worker', purpose: 'own', fromMs: nowMs, untilMs: nowMs }
        expect(await viewings(worker)).to.deep.equal([his, hers])
        expect(await viewings(supervisor)).to.deep.equal([his])
        const { worker: stranger } = await house.newCourse()
        expect(await stranger.refusal('recording:viewings', { recordingId })).to.equal('not-found')
      },
      { now: () => nowMs },
    )
  })

  it('[VW5] are read by the minute, however often a player has asked for another part', () =>
    inHouse(
      async house => {
        const { supervisor, recordingId } = await playable(house, film)
        for (let from = 0; from < 20; from++)
          await (await supervisor.stream('film', recordingId, { range: `bytes=${from}-${from}` })).arrayBuffer()
        expect(await house.store.selectFrom('access').select('seq').execute()).to.have.length(20)
        const whole = { purpose: 'supervision', fromMs: startMs, untilMs: startMs, displayName: 'supervisor' }
        expect(await askedOf(house.store, recordingId, null)).to.deep.equal([
          { ...whole, personId: supervisor.self.id },
        ])
      },
      { now: () => startMs },
    ))

  it('[VW3] become a report for the young person: when and why, and no name of anybody', () => {
    let nowMs = startMs
    const meeting = new Set<PersonId>()
    return inHouse(
      async house => {
        const { worker, supervisor, recordingId } = await playable(house, film)
        const watch = async (who: typeof worker) => void (await (await who.stream('film', recordingId)).arrayBuffer())
        const report = async (who: typeof worker, locale: 'da' | 'en' = 'da') => {
          const { base64, fileName } = await who.get('recording:report', { recordingId, ...wish, locale })
          return { fileName, text: Buffer.from(base64, 'base64').toString() }
        }
        expect((await report(worker)).text).to.include('Ingen har set filmen.')
        await watch(supervisor)
        nowMs += 24 * 3600_000
        const [anna, bo] = [await house.signIn(worker.self), await house.signIn(supervisor.self)]
        meeting.add(anna.self.id).add(bo.self.id)
        await watch(anna)
        nowMs += 4 * 60_000
        await watch(bo)
        const { fileName, text } = await report(anna)
        expect(fileName).to.equal('rapport-om-filmen.md')
        const told = text.split('\n').filter(line => line.startsWith('- '))
        expect(told).to.have.length(2)
        expect(told[0]).to.match(/^- 3\\?\. maj 2026 kl\. 13\.30: En supervisor så filmen/)
        expect(told[1]).to.match(/^- 4\\?\. maj 2026 kl\. 13\.30–13\.34: Filmen blev set på et feedbackmøde/)
        for (const who of [worker, supervisor]) {
          expect(text).to.not.include(who.self.id).and.to.not.include(who.self.email)
        }
        expect((await report(anna, 'en')).text).to.include('4 May 2026 at 13:30–13:34')
        expect(await bo.refusal('recording:report', { recordingId, ...wish })).to.equal('forbidden')
        const pdf = await anna.get('recording:report', { recordingId, ...wish, format: 'pdf' })
        expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString()).to.equal('%PDF-')
      },
      { now: () => nowMs, inMeeting: (_, personId) => meeting.has(personId) },
    )
  })

  it('[VW11] say whether the viewer’s name stands over the film', () =>
    inHouse(
      async house => {
        const { worker, recordingId } = await playable(house, film)
        expect((await worker.get('recording:get', { recordingId })).watermark).to.equal(true)
      },
      { watermark: true },
    ))
})
