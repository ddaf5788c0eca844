import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { folderOf, originalOf, shownOf } from './keys.ts'
import { smallFilm } from './testing/film.ts'
import { received } from './testing/filmed.ts'
import { type House, inFolder, inHouse, inHouseAt } from './testing/house.ts'

describe('making films', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(3)
  })

  const jobs = ({ store }: House) => store.selectFrom('job').selectAll().execute()

  it('tells how far it is, and every change of state', () =>
    inHouse(async house => {
      const { id } = await received(house, film)
      await house.whenIn('ready', id)
      const names = house.told.map(fact => fact.name)
      expect(names).to.include.members(['recording:changed', 'recording:progressed', 'course:changed'])
      await house.recordings.idle()
      expect((await jobs(house)).map(({ kind, state }) => [kind, state])).to.deep.equal([
        ...[
          ['film', 'done'],
          ['small', 'done'],
        ],
      ])
      for (const stream of ['film', 'opening', 'poster', 'storyboard', 'peaks', 'small'] as const) {
        expect(await house.files.size(shownOf(id, stream)), stream).to.be.greaterThan(0)
      }
    }))

  it('[FM6] refuses a file that is no film, keeps nothing of it, and lets another one be uploaded at once', () =>
    inHouse(async house => {
      const { worker, id, cycleId } = await received(house, Buffer.from('this is a letter, not a film'.repeat(100)))
      const refused = await house.whenIn('refused', id)
      expect(refused).to.include({ problem: 'not-a-film', film: null, playable: false })
      await house.until(async () => ((await house.stateOf(cycleId)) === 'planned' ? true : null))
      expect(await house.files.size(originalOf(id))).to.equal(0)
      const next = { cycleId, id: RecordingId.parse(crypto.randomUUID()), fileName: 'ny.mp4', sizeBytes: film.length }
      expect(await worker.get('recording:create', next)).to.include({ state: 'uploading' })
      expect(await worker.refusal('recording:get', { recordingId: id })).to.equal('not-found')
    }))

  it('refuses a film that breaks off before its index', () =>
    inHouse(async house => {
      const { id } = await received(house, film.subarray(0, Math.floor(film.length / 2)))
      expect((await house.whenIn('refused', id)).problem).to.be.oneOf(['damaged', 'not-a-film', 'unsupported'])
    }))

  it('[FM7] begins again after the server was stopped in the middle', () =>
    inFolder(async dir => {
      const id = await inHouseAt(dir, async house => {
        const filmed = await received(house, film)
        await house.whenIn('processing', filmed.id)
        return filmed.id
      })
      await inHouseAt(dir, async house => {
        expect((await house.whenIn('ready', id)).film?.frameCount).to.equal(75)
        await house.recordings.idle()
        expect((await jobs(house)).every(({ state, attempts }) => state === 'done' && attempts === 0)).to.equal(true)
      })
    }))

  it('[FM8] begins again when a dead process holds the lease', () =>
    inFolder(async dir => {
      const id = await inHouseAt(dir, async house => {
        const filmed = await received(house, film)
        await house.recordings.close()
        const held = { state: 'running', leaseMs: Date.now() + 3_600_000 }
        await house.store.updateTable('job').set(held).execute()
        await house.store.updateTable('recording').set({ state: 'processing', progress: 0.4 }).execute()
        return filmed.id
      })
      await inHouseAt(dir, house => house.whenIn('ready', id))
    }))

  it('[FM9] makes at most two films at a time, and each in the end', () =>
    inHouse(async house => {
      const all = [await received(house, film), await received(house, film), await received(house, film)]
      await house.until(async () => {
        const states = await Promise.all(all.map(async ({ id }) => (await house.recordings.get(id)).state))
        expect(states.filter(state => state === 'processing')).to.have.length.below(3)
        return states.every(state => state === 'ready') ? true : null
      })
    }))

  it('[FM10] gives a tool that fails three tries', () =>
    inFolder(async dir => {
      const ffmpeg = join(dir, 'failing')
      const script = '#!/bin/sh\ncase "$*" in *mjpeg*) exit 1;; esac\nexec ffmpeg "$@"\n'
      await writeFile(ffmpeg, script, { mode: 0o755 })
      const thrice = async (house: House) => {
        const { id } = await received(house, film)
        expect((await house.whenIn('refused', id)).problem).to.equal('tool-failed')
        await house.recordings.close()
        expect((await jobs(house)).map(({ state, attempts }) => [state, attempts])).to.deep.equal([['failed', 3]])
      }
      await inHouseAt(dir, thrice, { ffmpeg })
    }))

  it('[FM11] stops when the recording is discarded meanwhile, and nothing of it stays', () =>
    inHouse(async house => {
      const { worker, id, cycleId } = await received(house, film)
      await house.whenIn('processing', id)
      await worker.get('recording:discard', { recordingId: id })
      expect(await jobs(house)).to.deep.equal([])
      expect(await house.files.size(originalOf(id))).to.equal(0)
      expect(await house.files.size(`${folderOf(id)}/film`)).to.equal(0)
      expect(await house.stateOf(cycleId)).to.equal('planned')
    }))

  it('[ST14] leaves work aside that cannot even be refused, and goes on with the next', () =>
    inHouse(async house => {
      const filmed = await received(house, film)
      await house.whenIn('ready', filmed.id)
      await house.recordings.idle()
      const poison = { attempts: 2, leaseMs: null, createdMs: 0, problem: null, state: 'waiting' }
      const rows = [
        { ...poison, id: 'a', kind: 'of a newer version', subjectId: 'nobody' },
        { ...poison, id: 'b', kind: 'small', subjectId: filmed.id },
      ]
      await house.store.deleteFrom('job').execute()
      await house.store.updateTable('recording').set({ filmJson: '{"not' }).where('id', '=', filmed.id).execute()
      await house.store.insertInto('job').values(rows).execute()
      const next = await received(house, film)
      await house.whenIn('ready', next.id)
      await house.recordings.idle()
      const states = (await jobs(house)).map(({ id, subjectId, state }) => [id.length > 1 ? subjectId : id, state])
      expect(states).to.have.deep.members([
        ['a', 'failed'],
        ['b', 'failed'],
        [next.id, 'done'],
        [next.id, 'done'],
      ])
    }))
})
