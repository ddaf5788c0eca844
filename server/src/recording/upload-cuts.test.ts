import { createHash, randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { RecordingId, uploadPath } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { originalOf } from './keys.ts'
import type { Caller } from './testing/caller.ts'
import { smallFilm } from './testing/film.ts'
import { type House, inHouse } from './testing/house.ts'

/** Small for every day; for the record: SAMSYN_CUTS=500. */
const cuts = Number(process.env.SAMSYN_CUTS ?? 20)
const cutsOfOne = 20
const hashOf = (pieces: readonly Buffer[]) =>
  pieces.reduce((hash, piece) => hash.update(piece), createHash('sha256')).digest('hex')

describe(`Uploads that are cut ${cuts} times at random places`, () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(3)
  })

  async function begin({ newCourse }: House) {
    const { worker, cycleId } = await newCourse()
    const id = RecordingId.parse(randomUUID())
    await worker.get('recording:create', { cycleId, id, fileName: 'samtale.mp4', sizeBytes: film.length })
    const metadata = { 'upload-metadata': `recordingId ${Buffer.from(id).toString('base64')}` }
    await worker.tus('POST', '', { ...metadata, 'upload-length': String(film.length) })
    return { worker, id }
  }

  /** Announces all the rest, hands over some of it, and cuts the line when a part of that has come. */
  async function cutSomewhere(house: House, { headers }: Caller, id: RecordingId, offset: number) {
    const rest = film.subarray(offset)
    const sending = request(`${house.url}${uploadPath}/${id}`, {
      method: 'PATCH',
      headers: {
        ...headers,
        ...{ 'content-type': 'application/offset+octet-stream', 'tus-resumable': '1.0.0' },
        ...{ 'upload-offset': offset, 'content-length': rest.length },
      },
    })
    sending.on('error', () => {})
    const closed = new Promise<void>(resolve => sending.once('close', () => resolve()))
    const given = Math.floor(Math.random() ** 2 * Math.min(rest.length - 1, (3 * film.length) / cutsOfOne))
    const enough = offset + Math.floor(Math.random() * given)
    sending.write(rest.subarray(0, given))
    await house.until(async () => ((await sizeOf(house, id)) >= enough ? true : null))
    sending.destroy()
    await closed
  }

  // Before the first byte there is no file.
  const sizeOf = ({ files }: House, id: RecordingId) => files.size(originalOf(id)).catch(() => 0)

  const offsetOf = async (worker: Caller, id: RecordingId) =>
    Number((await worker.tus('HEAD', `/${id}`, {})).headers.get('upload-offset'))

  async function stored({ files }: House, id: RecordingId): Promise<Buffer[]> {
    const pieces: Buffer[] = []
    for await (const piece of files.read(originalOf(id))) pieces.push(piece as Buffer)
    return pieces
  }

  it('[UP11] each lose nothing and double nothing: what is stored is what was sent, to the byte', async function () {
    this.timeout(60_000 + cuts * 2_000)
    let made = 0
    let arrived = 0
    while (made < cuts)
      await inHouse(async house => {
        const { worker, id } = await begin(house)
        for (let cut = 0; cut < cutsOfOne && made < cuts; cut++, made++) {
          const before = await offsetOf(worker, id)
          await cutSomewhere(house, worker, id, before)
          const offset = await offsetOf(worker, id)
          expect(offset).to.be.within(before, film.length - 1)
          if (offset > before) arrived += 1
          if (offset > 0) expect(hashOf(await stored(house, id))).to.equal(hashOf([film.subarray(0, offset)]))
        }
        expect(await worker.upload(id, film, { resume: true })).to.equal('done')
        expect(hashOf(await stored(house, id))).to.equal(hashOf([film]))
      })
    expect(arrived, 'cuts after some bytes had come').to.be.above(cuts / 2)
  })
})
