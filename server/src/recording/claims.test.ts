import { randomUUID } from 'node:crypto'
import { RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { mostUnderWay } from './claims.ts'
import { originalOf } from './keys.ts'
import type { Caller } from './testing/caller.ts'
import { type House, type HouseOptions, inHouse } from './testing/house.ts'

const gigabyte = 1024 ** 3
const large = 20 * gigabyte
const hourMs = 3_600_000

const newId = () => RecordingId.parse(randomUUID())
const patching = { 'content-type': 'application/offset+octet-stream' }

/** A house over a disk and at a time that the test says. */
function inHouseWith(free: number, test: (house: House, world: World) => Promise<void>, options: HouseOptions = {}) {
  const world = { free, passedMs: 0 }
  const now = () => Date.now() + world.passedMs
  return inHouse(house => test(house, world), { ...options, now, freeBytes: () => world.free, reserveBytes: 1 })
}

type World = { free: number; passedMs: number }

/** Begins the film of a round of its own; answers what went wrong with that. */
async function begin({ newCourse }: House, sizeBytes: number | null, of?: Caller) {
  const { cycleId, worker: own } = await newCourse()
  const id = newId()
  const worker = of ?? own
  const refusal = await worker.refusal('recording:create', { cycleId, id, fileName: 'samtale.mp4', sizeBytes })
  return { id, worker, refusal }
}

const add = async (worker: Caller, id: RecordingId, at: number, bytes: Buffer) => {
  const answer = await worker.tus('PATCH', `/${id}`, { ...patching, 'upload-offset': String(at) }, bytes)
  return { status: answer.status, code: answer.ok ? null : (JSON.parse(await answer.text()).code as string) }
}

describe('The room that is kept for an upload', () => {
  it('[UP43] is what has come and a window more, so that one that is announced does not take everybody’s', () =>
    inHouseWith(75 * gigabyte, async (house, world) => {
      expect((await begin(house, large)).refusal).to.equal(null)
      // Three times four gigabytes are kept for the first, and the second is asked for three times its size.
      expect((await begin(house, large)).refusal).to.equal(null)
      expect((await begin(house, large)).refusal).to.equal('no-room')
      world.free = 85 * gigabyte
      expect((await begin(house, large)).refusal).to.equal(null)
    }))

  it('[UP43] is given back when nothing of it has come for an hour, and not while something comes', () =>
    inHouseWith(70 * gigabyte, async (house, world) => {
      const first = await begin(house, large)
      const growing = await begin(house, null)
      expect([first.refusal, growing.refusal]).to.deep.equal([null, null])
      expect((await begin(house, large)).refusal).to.equal('no-room')
      world.passedMs = hourMs - 60_000
      const again = await house.signIn(first.worker.self)
      expect(await add(again, first.id, 0, Buffer.alloc(1000))).to.deep.equal({ status: 204, code: null })
      world.passedMs += hourMs - 60_000
      expect((await begin(house, large)).refusal).to.equal('no-room')
      world.passedMs += 60_000
      expect((await begin(house, large)).refusal).to.equal(null)
    }))

  it('[UP43] is given back to the organisation too', () =>
    inHouseWith(
      1000 * gigabyte,
      async (house, world) => {
        const first = await begin(house, large)
        expect((await begin(house, large)).refusal).to.equal('over-quota')
        world.passedMs = hourMs
        const second = await begin(house, large)
        expect(second.refusal).to.equal(null)
        const again = await house.signIn(first.worker.self)
        expect(await add(again, first.id, 0, Buffer.alloc(1000))).to.deep.equal({ status: 507, code: 'over-quota' })
      },
      { maxOrganisationBytes: 30 * gigabyte },
    ))

  it('[UP44] is kept for ten of one person at most', () =>
    inHouseWith(1000 * gigabyte, async (house, world) => {
      const { worker, cycleId, courseId } = await house.newCourse()
      const rounds = Array.from({ length: 2 * mostUnderWay }, () => randomUUID())
      const ids = rounds.map(newId)
      const { store } = house
      const round = await store.selectFrom('cycle').selectAll().where('id', '=', cycleId).executeTakeFirstOrThrow()
      for (const [index, id] of rounds.entries())
        await store
          .insertInto('cycle')
          .values({ ...round, id, courseId, index: 100 + index })
          .execute()
      const ask = (n: number, sizeBytes = 10) =>
        worker.refusal('recording:create', {
          cycleId: rounds[n] as typeof cycleId,
          id: ids[n] as (typeof ids)[number],
          fileName: 'a.mp4',
          sizeBytes,
        })
      for (let n = 0; n < mostUnderWay; n++) expect(await ask(n)).to.equal(null)
      expect(await ask(mostUnderWay)).to.equal('too-many-uploads')
      const other = await begin(house, 10)
      expect(other.refusal).to.equal(null)
      world.passedMs = hourMs
      const again = await house.signIn(worker.self)
      const late = (n: number) => ({
        cycleId: rounds[n] as typeof cycleId,
        id: newId(),
        fileName: 'a.mp4',
        sizeBytes: 10,
      })
      for (let n = mostUnderWay; n < 2 * mostUnderWay; n++)
        expect(await again.refusal('recording:create', late(n))).to.equal(null)
      // One that was left and is gone on with is counted as a new one is.
      const goneOnWith = await add(again, ids[0] as (typeof ids)[number], 0, Buffer.alloc(5))
      expect(goneOnWith.code).to.equal('too-many-uploads')
    }))

  it('[UP45] is asked for again by who goes on after that: where there is none a sentence says so, and what came stays', () =>
    inHouseWith(70 * gigabyte, async (house, world) => {
      const { id, worker } = await begin(house, large)
      expect((await add(worker, id, 0, Buffer.alloc(1000, 1))).status).to.equal(204)
      world.passedMs = hourMs
      world.free = 10 * gigabyte
      const again = await house.signIn(worker.self)
      expect(await add(again, id, 1000, Buffer.alloc(1000))).to.deep.equal({ status: 507, code: 'room-given-back' })
      expect(await house.files.size(originalOf(id))).to.equal(1000)
      world.free = 13 * gigabyte
      expect((await add(again, id, 1000, Buffer.alloc(1000))).status).to.equal(204)
      // It has its room again: while it is used nobody else is promised it.
      world.free = 70 * gigabyte
      expect((await begin(house, large)).refusal).to.equal('no-room')
    }))
})
