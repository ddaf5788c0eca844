import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import type { RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { check } from '../cli/check.ts'
import { InputError } from '../cli/input.ts'
import { folderOf, originalOf, shownOf } from './keys.ts'
import { smallFilm } from './testing/film.ts'
import { playable } from './testing/filmed.ts'
import { type House, inFolder, inHouse, inHouseAt, masterKey } from './testing/house.ts'

describe('the small one of a film', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(3)
  })

  const isThere = (house: House, id: RecordingId) =>
    house.until(async () => ((await house.recordings.get(id)).film?.hasSmall ? true : null))

  /** A tool that makes films and no small ones. */
  async function unableTool(dir: string): Promise<string> {
    const script = '#!/bin/sh\ncase "$*" in *enc_time_base*) exit 1;; esac\nexec ffmpeg "$@"\n'
    const ffmpeg = join(dir, 'unable')
    await writeFile(ffmpeg, script, { mode: 0o755 })
    return ffmpeg
  }

  async function hasFailed({ store, recordings }: House) {
    for (;;) {
      await recordings.idle()
      const job = await store.selectFrom('job').selectAll().where('kind', '=', 'small').executeTakeFirst()
      if (job?.state === 'failed') return
      await setImmediate()
    }
  }

  it('[FM36] is made when the film is seen already, and is given by the same rules', () =>
    inHouse(async house => {
      const { worker, recordingId } = await playable(house, film)
      expect((await worker.stream('film', recordingId)).status).to.equal(200)
      await isThere(house, recordingId)
      const whole = await buffer(house.files.read(shownOf(recordingId, 'small')))
      const answer = await worker.stream('small', recordingId, { range: 'bytes=100-299' })
      expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([206, 'video/mp4'])
      expect(Buffer.from(await answer.arrayBuffer()).equals(whole.subarray(100, 300))).to.equal(true)
      const rows = await house.store.selectFrom('access').selectAll().where('stream', '=', 'small').execute()
      expect(rows.map(({ range, personId }) => [range, personId])).to.deep.equal([['100-299', worker.self.id]])
    }))

  it('[FM36] goes with the film', () =>
    inFolder(dir =>
      inHouseAt(dir, async house => {
        const { worker, recordingId } = await playable(house, film)
        await isThere(house, recordingId)
        await worker.get('recording:discard', { recordingId })
        expect(existsSync(join(dir, 'files', folderOf(recordingId)))).to.equal(false)
      }),
    ))

  it('[FM36] is made at the next start when the server was stopped before, also for films of before there were any', () =>
    inFolder(async dir => {
      const made = await inHouseAt(dir, async house => (await playable(house, film)).recordingId)
      await inHouseAt(dir, house => isThere(house, made))
      await inHouseAt(dir, async house => {
        const { filmJson } = await house.store.selectFrom('recording').selectAll().executeTakeFirstOrThrow()
        const { hasSmall: _, ...old } = JSON.parse(filmJson ?? '')
        await house.store
          .updateTable('recording')
          .set({ filmJson: JSON.stringify(old) })
          .execute()
        await house.store.deleteFrom('job').execute()
        await house.files.remove(shownOf(made, 'small'))
      })
      await inHouseAt(dir, house => isThere(house, made))
    }))

  it('[FM36] may be missing: the film is seen all the same, and nothing is tried for ever', () =>
    inFolder(async dir => {
      const ffmpeg = await unableTool(dir)
      await inHouseAt(
        dir,
        async house => {
          const { worker, recordingId } = await playable(house, film)
          await hasFailed(house)
          expect((await house.recordings.get(recordingId)).film?.hasSmall).to.equal(false)
          expect((await worker.stream('film', recordingId)).status).to.equal(200)
          expect((await worker.stream('small', recordingId)).status).to.equal(404)
        },
        { ffmpeg },
      )
    }))

  it('[FM36] is missed by the check when it is not there', () =>
    inFolder(async dir => {
      const setting = { dataDir: dir, masterKey }
      const id = await inHouseAt(dir, async house => {
        const { recordingId } = await playable(house, film)
        await isThere(house, recordingId)
        return recordingId
      })
      expect(await check(setting)).to.include('7 files')
      await inHouseAt(dir, house => house.files.remove(shownOf(id, 'small')))
      const wrong = await check(setting).catch((error: InputError) => error)
      expect(wrong).to.be.instanceOf(InputError)
      expect(String(wrong)).to.include(`recording ${id} has no small.`)
    }))
})

describe('what was uploaded', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(2)
  })

  it('[FM37] is kept beside the film, unless the policy is another', () =>
    inHouse(async house => {
      const { id } = await playable(house, film)
      await house.recordings.idle()
      expect(await house.files.size(originalOf(id))).to.equal(film.length)
    }))

  it('[FM37] goes once the film is checked where that is the policy, and all else works on', () =>
    inFolder(async dir => {
      const policy = { keepOriginals: false }
      const made = await inHouseAt(
        dir,
        async house => {
          const filmed = await playable(house, film)
          await house.recordings.idle()
          expect(await house.files.size(originalOf(filmed.id))).to.equal(0)
          expect((await filmed.worker.stream('film', filmed.id)).status).to.equal(200)
          return filmed
        },
        policy,
      )
      expect(await check({ dataDir: dir, masterKey })).to.include('Everything is in order')
      await inHouseAt(dir, async house => {
        const worker = await house.signIn(made.worker.self)
        for (const name of ['film', 'small', 'opening', 'poster', 'storyboard', 'peaks'] as const)
          expect((await worker.stream(name, made.id)).status, name).to.equal(200)
        await worker.get('recording:discard', { recordingId: made.id })
        expect(existsSync(join(dir, 'files', folderOf(made.id)))).to.equal(false)
      })
    }))

  it('[FM37] goes at the next start where the policy has become another', () =>
    inFolder(async dir => {
      const id = await inHouseAt(dir, async house => (await playable(house, film)).id)
      await inHouseAt(
        dir,
        async house => {
          expect(await house.files.size(originalOf(id))).to.equal(0)
          expect((await house.recordings.get(id)).state).to.equal('ready')
        },
        { keepOriginals: false },
      )
    }))
})
