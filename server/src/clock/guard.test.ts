import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { provingMs } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { pino } from 'pino'
import { folderOf, shownOf } from '../recording/keys.ts'
import { callerFor } from '../recording/testing/caller.ts'
import { smallFilm } from '../recording/testing/film.ts'
import { playable } from '../recording/testing/filmed.ts'
import { type House, inHouseAt } from '../recording/testing/house.ts'
import { tokenFor, withStore } from '../testing/beside.ts'
import { secrets, startServer, withDataFolder } from '../testing/real-server.ts'
import { createClockGuard } from './guard.ts'

const dayMs = 86_400_000
const yearMs = 365 * dayMs
const preload = join(import.meta.dirname, '../testing/shifted-clock.ts')
const run = promisify(execFile)

/** The server on a machine whose clock is wrong by this much. */
async function startedAt(dataDir: string, shiftMs: number) {
  const settings = { SHIFT_MS: String(shiftMs), RETENTION_DAYS: '180' }
  const server = await startServer(dataDir, { settings, nodeArgs: ['--import', preload] })
  await server.ready()
  return server
}

const sizeIn = (dataDir: string, key: string) => inHouseAt(dataDir, ({ files }: House) => files.size(key))

describe('The guard of the clock', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(2)
  })

  it('[ST22] lets a start with a clock that is a year ahead delete nothing: the film is out of sight, and back with the right clock', () =>
    withDataFolder(async dir => {
      const { recordingId, worker } = await inHouseAt(dir, house => playable(house, film), { retentionDays: 180 })
      const before = await sizeIn(dir, shownOf(recordingId, 'film'))
      const first = await startedAt(dir, 0)
      await first.kill('SIGTERM')

      const wrong = await startedAt(dir, yearMs)
      const said = await (await fetch(`${wrong.url}/readyz`)).text()
      expect(said).to.match(/^degraded\nthe clock says .* nothing is deleted by time before "npm run samsyn -- confirm/)
      expect(wrong.complaints()).to.include('nothing is deleted by time')
      const later = callerFor(wrong.url, worker.self, await tokenFor(dir, worker.self, yearMs))
      expect((await later.stream('film', recordingId)).status).to.equal(404)
      expect((await later.get('recording:get', { recordingId })).playable).to.equal(false)
      await wrong.kill('SIGTERM')
      expect(await sizeIn(dir, shownOf(recordingId, 'film'))).to.equal(before)

      const right = await startedAt(dir, 0)
      expect(await (await fetch(`${right.url}/readyz`)).text()).to.equal('ok')
      const caller = callerFor(right.url, worker.self, await tokenFor(dir, worker.self))
      expect((await caller.stream('film', recordingId)).status).to.equal(200)
      await right.kill('SIGTERM')
    }))

  it('[ST23] deletes what is due once somebody has said that the clock is right', () =>
    withDataFolder(async dir => {
      const { recordingId } = await inHouseAt(dir, house => playable(house, film), { retentionDays: 180 })
      await (await startedAt(dir, 0)).kill('SIGKILL')
      await (await startedAt(dir, yearMs)).kill('SIGKILL')
      const env = { ...process.env, DATA_DIR: dir, SHIFT_MS: String(yearMs), MASTER_KEY: secrets.masterKey }
      const cli = join(import.meta.dirname, '../cli.ts')
      const { stdout } = await run(process.execPath, ['--import', preload, cli, 'confirm-clock'], { env })
      expect(stdout).to.match(/^It is 20.*: confirmed\. Films whose time is over by then, .*: 1\.$/m)
      const server = await startedAt(dir, yearMs)
      expect(await (await fetch(`${server.url}/readyz`)).text()).to.equal('ok')
      await server.kill('SIGKILL')
      await inHouseAt(dir, async ({ files, store }) => {
        expect(await files.list(folderOf(recordingId))).to.deep.equal([])
        const receipts = await store.selectFrom('deletionReceipt').select('reason').execute()
        expect(receipts).to.deep.equal([{ reason: 'retention' }])
      })
    }))

  it('[ST24] believes a clock that has run for a day, and doubts one again that jumps', () =>
    withDataFolder(async dir => {
      await withStore(dir, async store => {
        const began = Date.parse('2026-05-03T11:30:00Z')
        const time = { own: began, wall: began }
        const pass = (ms: number) => {
          time.own += ms
          time.wall += ms
        }
        const guard = createClockGuard({
          ...{ store, now: () => time.own, wall: () => time.wall, log: pino({ level: 'silent' }) },
          stepForward: ms => {
            time.own += ms
          },
        })
        await guard.look()
        expect(guard.believed()).to.equal(true)
        pass(3 * dayMs)
        await guard.look()
        expect(guard.believed()).to.equal(false)
        pass(provingMs - 1)
        await guard.look()
        expect(guard.believed()).to.equal(false)
        pass(1)
        await guard.look()
        expect([guard.believed(), guard.remarks()]).to.deep.equal([true, []])
        // The machine sleeps for a night, and ours with it.
        time.wall += dayMs / 2
        await guard.look()
        expect([guard.believed(), time.own]).to.deep.equal([true, time.wall])
        time.wall += yearMs
        await guard.look()
        expect(guard.believed()).to.equal(false)
        expect(guard.remarks().join()).to.include('differ, and nothing is deleted by time')
        expect(time.wall - time.own).to.equal(yearMs)
        time.wall -= yearMs
        await guard.look()
        expect(guard.believed()).to.equal(true)
      })
    }))
})
