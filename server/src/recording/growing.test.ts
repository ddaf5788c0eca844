import { randomUUID } from 'node:crypto'
import { RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { originalOf } from './keys.ts'
import type { Caller } from './testing/caller.ts'
import { recordedHere } from './testing/film.ts'
import { type House, inFolder, inHouse, inHouseAt } from './testing/house.ts'

const patching = { 'content-type': 'application/offset+octet-stream' }

const add = (worker: Caller, id: RecordingId, at: number, bytes: Buffer) =>
  worker.tus('PATCH', `/${id}`, { ...patching, 'upload-offset': String(at) }, bytes).then(answer => answer.status)

const endAt = (worker: Caller, id: RecordingId, at: number, length = at) =>
  worker
    .tus('PATCH', `/${id}`, { ...patching, 'upload-offset': String(at), 'upload-length': String(length) })
    .then(answer => answer.status)

describe('a recording that is made here', () => {
  let film: Buffer
  before(async () => {
    film = await recordedHere(3)
  })

  async function begun({ newCourse }: House, { soundOnly = false } = {}) {
    const course = await newCourse()
    const id = RecordingId.parse(randomUUID())
    const beginning = { cycleId: course.cycleId, id, fileName: 'optagelse.webm', sizeBytes: null, soundOnly }
    const recording = await course.worker.get('recording:create', beginning)
    return { ...course, id, recording }
  }

  it('[UP23] arrives while it is made, with no size said, and is a film once its end is told', () =>
    inHouse(async house => {
      const { worker, id, recording } = await begun(house)
      expect(recording).to.include({ state: 'uploading', growing: true, sizeBytes: 0, progress: 0 })
      const third = Math.ceil(film.length / 3)
      for (let at = 0; at < film.length; at += third)
        expect(await add(worker, id, at, film.subarray(at, at + third))).to.equal(204)
      const head = await worker.tus('HEAD', `/${id}`, {})
      expect(head.headers.get('upload-defer-length')).to.equal('1')
      expect(Number(head.headers.get('upload-offset'))).to.equal(film.length)
      const sent = await worker.get('recording:get', { recordingId: id })
      expect(sent).to.include({ state: 'uploading', growing: true, receivedBytes: film.length, sizeBytes: film.length })
      expect(await endAt(worker, id, film.length)).to.equal(204)
      const made = await house.whenIn('ready', id)
      expect(made).to.include({ growing: false, sizeBytes: film.length, playable: false })
      expect(made.film).to.include({ hasAudio: true, missingMs: 0, width: 320, height: 240 })
      expect(made.film?.durationMs).to.be.closeTo(3000, 80)
    }))

  it('[UP24] is a film as far as it came, when it was broken off and the server was started anew', () =>
    inFolder(async dir => {
      const half = film.subarray(0, Math.floor(film.length / 2))
      const left = await inHouseAt(dir, async house => {
        const { worker, id } = await begun(house)
        await add(worker, id, 0, half)
        return { worker, id }
      })
      await inHouseAt(dir, async house => {
        const worker = await house.signIn(left.worker.self)
        expect(await worker.get('recording:get', { recordingId: left.id })).to.include({ growing: true })
        expect(await endAt(worker, left.id, half.length)).to.equal(204)
        const made = await house.whenIn('ready', left.id)
        expect(made.film?.durationMs).to.be.within(1000, 2200)
        expect(made.film?.missingMs).to.equal(0)
      })
    }))

  it('ends only where it is, and once', () =>
    inHouse(async house => {
      const { worker, id } = await begun(house)
      expect(await endAt(worker, id, 0)).to.equal(400)
      await add(worker, id, 0, film)
      expect(await endAt(worker, id, film.length, film.length + 1)).to.equal(400)
      expect(await endAt(worker, id, film.length, film.length - 1)).to.equal(400)
      expect(await worker.get('recording:get', { recordingId: id })).to.include({ growing: true })
      expect(await endAt(worker, id, film.length)).to.equal(204)
      expect(await endAt(worker, id, film.length)).to.equal(400)
      expect(await add(worker, id, film.length, film)).to.equal(413)
      await house.whenIn('ready', id)
    }))

  it('[UP25] grows no further than its organisation has room for', () =>
    inHouse(
      async house => {
        const { worker, id, newCourse } = { ...(await begun(house)), ...house }
        const bytes = Buffer.alloc(60_000)
        await house.store
          .updateTable('recording')
          .set({ growing: 0, sizeBytes: 1024 ** 3 - 100_000 })
          .where('id', '=', (await begun(house)).id)
          .execute()
        expect(await add(worker, id, 0, bytes)).to.equal(204)
        expect(await add(worker, id, bytes.length, bytes)).to.equal(413)
        expect(await house.files.size(originalOf(id))).to.equal(bytes.length)
        const other = await newCourse()
        const beginning = { cycleId: other.cycleId, id: RecordingId.parse(randomUUID()), fileName: 'a.mp4' }
        expect(await other.worker.refusal('recording:create', { ...beginning, sizeBytes: 50_000 })).to.equal(
          'over-quota',
        )
        expect(await other.worker.refusal('recording:create', { ...beginning, sizeBytes: 30_000 })).to.equal(null)
      },
      { maxOrganisationBytes: 1024 ** 3 },
    ))

  it('[UP29] as sound alone is a film with a dark picture that lasts as long', async () => {
    const sound = await recordedHere(2, { soundOnly: true })
    await inHouse(async house => {
      const { worker, id } = await begun(house, { soundOnly: true })
      await add(worker, id, 0, sound)
      await endAt(worker, id, sound.length)
      const made = await house.whenIn('ready', id)
      expect(made).to.include({ soundOnly: true })
      expect(made.film).to.include({ hasAudio: true, width: 640, height: 360 })
      expect(made.film?.durationMs).to.be.closeTo(2000, 80)
    })
  })
})

describe('the context sheet of a recording', () => {
  const sheet = {
    ...{ meetingType: 'Opfølgning', place: 'På kontoret', purpose: 'At aftale praktik' },
    ...{ relationKnown: 'few' as const, participants: 'Ung, mor og socialrådgiver', notes: '' },
  }

  it('[UP26] is written by the worker alone, and read by both', () =>
    inHouse(async ({ newCourse }) => {
      const { worker, supervisor, cycleId } = await newCourse()
      const id = RecordingId.parse(randomUUID())
      await worker.get('recording:create', { cycleId, id, fileName: 'samtale.mp4', sizeBytes: 10 })
      expect((await worker.get('recording:get', { recordingId: id })).context).to.equal(null)
      const put = { recordingId: id, ...sheet }
      expect((await worker.get('recording:put-context', put)).context).to.deep.equal(sheet)
      expect((await supervisor.get('recording:get', { recordingId: id })).context).to.deep.equal(sheet)
      expect(await supervisor.refusal('recording:put-context', put)).to.equal('forbidden')
      const stranger = (await newCourse()).worker
      expect(await stranger.refusal('recording:put-context', put)).to.equal('not-found')
    }))

  it('[UP27] is not stored while it tells who somebody is, and goes with the film', () =>
    inHouse(async ({ newCourse, store }) => {
      const { worker, cycleId } = await newCourse()
      const id = RecordingId.parse(randomUUID())
      await worker.get('recording:create', { cycleId, id, fileName: 'samtale.mp4', sizeBytes: 10 })
      for (const notes of ['010203-1234', 'ring 12 34 56 78', 'maja@skole.dk'])
        expect(await worker.refusal('recording:put-context', { recordingId: id, ...sheet, notes })).to.equal(
          'bad-request',
        )
      await worker.get('recording:put-context', { recordingId: id, ...sheet })
      await worker.get('recording:discard', { recordingId: id })
      const row = await store.selectFrom('recording').select('contextJson').executeTakeFirstOrThrow()
      expect(row.contextJson).to.equal(null)
    }))
})
