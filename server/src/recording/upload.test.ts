import { randomBytes, randomUUID } from 'node:crypto'
import { stat, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { RecordingId, uploadPath } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { originalOf } from './keys.ts'
import type { Caller } from './testing/caller.ts'
import { smallFilm } from './testing/film.ts'
import { type House, inFolder, inHouse, inHouseAt } from './testing/house.ts'

const newId = () => RecordingId.parse(randomUUID())
const patching = { 'content-type': 'application/offset+octet-stream' }
const metadata = (id: string) => ({ 'upload-metadata': `recordingId ${Buffer.from(id).toString('base64')}` })

describe('upload', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(3)
  })

  async function begun({ newCourse }: House, sizeBytes = film.length) {
    const course = await newCourse()
    const id = newId()
    await course.worker.get('recording:create', { cycleId: course.cycleId, id, fileName: 'samtale.mp4', sizeBytes })
    return { ...course, id }
  }

  it('[UP1] becomes a film, and the round waits for consent', () =>
    inHouse(async house => {
      const { worker, id, cycleId } = await begun(house)
      expect(await worker.upload(id, film)).to.equal('done')
      const made = await house.whenIn('ready', id)
      expect(made.film).to.include({ durationMs: 3000, width: 320, height: 240, hasAudio: true, frameCount: 75 })
      expect(made).to.include({ receivedBytes: film.length, progress: 1, problem: null, playable: false })
      await house.until(async () => ((await house.stateOf(cycleId)) === 'consentCheck' ? true : null))
    }))

  it('[UP2] goes on where it was after a stop, a cut line and a restart', () =>
    inFolder(async dir => {
      const chunkSize = Math.ceil(film.length / 4)
      const begin = async (house: House) => {
        const { worker, id } = await begun(house)
        expect(await worker.upload(id, film, { chunkSize, stopAfter: 1 })).to.equal('stopped')
        expect(await house.files.size(originalOf(id))).to.equal(chunkSize)
        await cutMidway(house, worker, id, film.subarray(chunkSize))
        return { worker, id }
      }
      const left = await inHouseAt(dir, begin)
      await inHouseAt(dir, async house => {
        const worker = await house.signIn(left.worker.self)
        const head = await worker.tus('HEAD', `/${left.id}`, {})
        expect(Number(head.headers.get('upload-offset'))).to.equal(chunkSize + 1000)
        expect(Number(head.headers.get('upload-length'))).to.equal(film.length)
        const { receivedBytes } = await worker.get('recording:get', { recordingId: left.id })
        expect(receivedBytes).to.equal(chunkSize + 1000)
        expect(await worker.upload(left.id, film, { resume: true })).to.equal('done')
        expect((await house.whenIn('ready', left.id)).film?.durationMs).to.equal(3000)
      })
    }))

  /** Sends 1000 bytes of a request that announces more, waits until they are stored, and cuts the line. */
  async function cutMidway(house: House, worker: Caller, id: RecordingId, rest: Buffer) {
    const before = await house.files.size(originalOf(id))
    const headers = { ...worker.headers, ...patching, 'tus-resumable': '1.0.0', 'upload-offset': before }
    const path = `${house.url}${uploadPath}/${id}`
    const sending = request(path, { method: 'PATCH', headers: { ...headers, 'content-length': rest.length } })
    sending.on('error', () => {})
    sending.write(rest.subarray(0, 1000))
    await house.until(async () => ((await house.files.size(originalOf(id))) === before + 1000 ? true : null))
    const closed = new Promise<void>(resolve => sending.once('close', () => resolve()))
    sending.destroy()
    await closed
  }

  it('[UP3] is taken up when the server died between the last byte and taking note of it', () =>
    inFolder(async dir => {
      const left = await inHouseAt(dir, async house => {
        const { id } = await begun(house)
        await house.files.append(originalOf(id), Readable.from([film]), 0)
        return { id }
      })
      await inHouseAt(dir, async house => {
        expect((await house.whenIn('ready', left.id)).receivedBytes).to.equal(film.length)
      })
    }))

  it('[UP4] lets exactly one of two writers add the same bytes', () =>
    inHouse(async house => {
      const { worker, id } = await begun(house)
      const send = () => worker.tus('PATCH', `/${id}`, { ...patching, 'upload-offset': '0' }, film)
      const statuses = (await Promise.all([send(), send()])).map(response => response.status)
      expect(statuses.sort()).to.deep.equal([204, 409])
      expect((await house.whenIn('ready', id)).film?.frameCount).to.equal(75)
    }))

  it('[UP5] is not there for anybody else, however they ask', () =>
    inHouse(async house => {
      const { supervisor, id } = await begun(house)
      const stranger = await house.newCourse()
      const mine = await begun(house)
      for (const caller of [supervisor, stranger.worker, mine.worker]) {
        const answers = await Promise.all([
          caller.tus('HEAD', `/${id}`, {}),
          caller.tus('PATCH', `/${id}`, { ...patching, 'upload-offset': '0' }, film),
          caller.tus('DELETE', `/${id}`, {}),
          caller.tus('POST', '', { ...metadata(id), 'upload-length': String(film.length) }),
          caller.tus('PATCH', `/${mine.id}?x=/${id}`, { ...patching, 'upload-offset': '0' }, film),
        ])
        expect(answers.map(answer => answer.status)).to.deep.equal([404, 404, 404, 404, 404])
      }
      const absent = await stranger.worker.tus('DELETE', `/${newId()}`, {})
      const foreign = await stranger.worker.tus('DELETE', `/${id}`, {})
      expect(await foreign.text()).to.equal(await absent.text())
      expect(await house.files.size(originalOf(id))).to.equal(0)
      const out = await fetch(`${house.url}${uploadPath}/${id}`, { method: 'HEAD' })
      expect(out.status).to.equal(401)
    }))

  it('[UP6] must have the size that was announced', () =>
    inHouse(async house => {
      const { worker, id } = await begun(house)
      const post = (size: number) =>
        worker.tus('POST', '', { ...metadata(id), 'upload-length': String(size) }).then(async answer => ({
          status: answer.status,
          code: answer.ok ? null : JSON.parse(await answer.text()).code,
          location: answer.headers.get('location'),
        }))
      expect(await post(film.length + 1)).to.include({ status: 400, code: 'bad-request' })
      expect(await post(film.length)).to.include({ status: 201, location: `${uploadPath}/${id}` })
      const tooMuch = Buffer.concat([film, film])
      const sent = await worker.tus('PATCH', `/${id}`, { ...patching, 'upload-offset': '0' }, tooMuch)
      expect(sent.status).to.equal(413)
      expect(await house.files.size(originalOf(id))).to.equal(0)
    }))

  it('asked for again keeps what has arrived', () =>
    inHouse(async house => {
      const { worker, id } = await begun(house)
      await worker.upload(id, film, { chunkSize: 1000, stopAfter: 2 })
      const again = await worker.tus('POST', '', { ...metadata(id), 'upload-length': String(film.length) })
      expect(again.status).to.equal(201)
      expect(await house.files.size(originalOf(id))).to.equal(2000)
    }))

  it('[UP48] of which what has come is damaged is told as damaged, and can be begun again; others go on', () =>
    inFolder(async dir => {
      const damage = async (id: RecordingId) => {
        const path = join(dir, 'files', originalOf(id))
        await writeFile(path, randomBytes((await stat(path)).size))
      }
      const left = await inHouseAt(dir, async house => {
        const damaged = await begun(house)
        const other = await begun(house)
        for (const { worker, id } of [damaged, other]) await worker.upload(id, film, { chunkSize: 5000, stopAfter: 1 })
        await damage(damaged.id)
        return { damaged, other }
      })
      // Also by a server that finds it so at its start.
      await inHouseAt(dir, async house => {
        const { id, cycleId } = left.damaged
        const worker = await house.signIn(left.damaged.worker.self)
        expect((await worker.tus('HEAD', `/${id}`, {})).status).to.equal(422)
        const sent = await worker.tus('PATCH', `/${id}`, { ...patching, 'upload-offset': '5000' }, film.subarray(5000))
        expect([sent.status, JSON.parse(await sent.text()).code]).to.deep.equal([422, 'upload-damaged'])
        expect(await worker.get('recording:get', { recordingId: id })).to.include({ state: 'uploading' })
        const other = await house.signIn(left.other.worker.self)
        expect(await other.upload(left.other.id, film, { resume: true })).to.equal('done')
        expect((await house.whenIn('ready', left.other.id)).film?.frameCount).to.equal(75)

        await worker.get('recording:discard', { recordingId: id })
        const next = newId()
        await worker.get('recording:create', { cycleId, id: next, fileName: 'igen.mp4', sizeBytes: film.length })
        expect(await worker.upload(next, film)).to.equal('done')
        expect((await house.whenIn('ready', next)).film?.frameCount).to.equal(75)
        expect(house.complaints.filter(line => line.includes('upload failed'))).to.deep.equal([])
      })
    }))

  it('[UP7] can be given up: the recording is discarded and nothing of it stays', () =>
    inHouse(async house => {
      const { worker, id, cycleId } = await begun(house)
      await worker.upload(id, film, { chunkSize: 1000, stopAfter: 1 })
      expect((await worker.tus('DELETE', `/${id}`, {})).status).to.equal(204)
      expect(await worker.refusal('recording:get', { recordingId: id })).to.equal('not-found')
      expect(await house.files.size(originalOf(id))).to.equal(0)
      expect((await worker.tus('HEAD', `/${id}`, {})).status).to.equal(404)
      const next = { cycleId, id: newId(), fileName: 'ny.mp4', sizeBytes: 10 }
      expect(await worker.refusal('recording:create', next)).to.equal(null)
    }))
})
