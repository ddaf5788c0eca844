import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type RecordingId, type StreamName, streamUrl } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { until } from '../collab/testing/until.ts'
import { chunkBytes } from '../files/layout.ts'
import { shownOf } from './keys.ts'
import { smallFilm } from './testing/film.ts'
import { addPerson, playable, received, saidYes } from './testing/filmed.ts'
import { type House, inFolder, inHouse, inHouseAt } from './testing/house.ts'

const names: readonly StreamName[] = ['film', 'small', 'opening', 'poster', 'storyboard', 'peaks']

describe('streams', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(3)
  })

  const accesses = ({ store }: House) => store.selectFrom('access').selectAll().orderBy('seq').execute()
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

  it('[FM12] answers exactly the bytes that are asked for, and records each answer', () =>
    inHouse(async house => {
      const { supervisor, recordingId } = await playable(house, film)
      const whole = await buffer(house.files.read(shownOf(recordingId, 'film')))
      const size = whole.length
      const ranges: [string | null, number, number, number][] = [
        [null, 200, 0, size - 1],
        ['bytes=0-', 206, 0, size - 1],
        ['bytes=0-0', 206, 0, 0],
        ['bytes=1000-1999', 206, 1000, 1999],
        ['bytes=-500', 206, size - 500, size - 1],
        [`bytes=${size - 10}-${size + 1000}`, 206, size - 10, size - 1],
        ['bytes=0-9,20-29', 200, 0, size - 1],
        ['bytes=9-3', 200, 0, size - 1],
        ['frames=0-9', 200, 0, size - 1],
      ]
      for (const [range, status, start, end] of ranges) {
        const response = await supervisor.stream('film', recordingId, range === null ? {} : { range })
        expect(response.status, String(range)).to.equal(status)
        const bytes = Buffer.from(await response.arrayBuffer())
        expect(bytes.equals(whole.subarray(start, end + 1)), String(range)).to.equal(true)
        expect(response.headers.get('content-length')).to.equal(String(end - start + 1))
        if (status === 206) expect(response.headers.get('content-range')).to.equal(`bytes ${start}-${end}/${size}`)
      }
      const rows = await accesses(house)
      expect(rows.map(row => row.range)).to.deep.equal(ranges.map(([, , start, end]) => `${start}-${end}`))
      expect(rows[0]).to.include({ recordingId, stream: 'film', personId: supervisor.self.id })
    }))

  it('[DO31] refused before it begins, as too many at once are, leaves nothing behind', () =>
    inHouse(async house => {
      const { worker, recordingId } = await playable(house, film)
      const codes: number[] = []
      const ask = async () => {
        const answer = await worker.stream('film', recordingId, {}, 'HEAD')
        codes.push(answer.status)
      }
      // Of too many at once the oldest may be cut.
      await Promise.allSettled(Array.from({ length: 200 }, ask))
      expect(codes.filter(code => code === 429).length).to.be.greaterThan(0)
      await until(() => house.watched() === 0)
    }))

  it('[FM13] says what it is, is never stored, and gives no bytes where none are asked for', () =>
    inHouse(async house => {
      const { worker, recordingId } = await playable(house, film)
      const size = await house.files.size(shownOf(recordingId, 'film'))
      const head = await worker.stream('film', recordingId, {}, 'HEAD')
      expect(head.status).to.equal(200)
      const said = ['content-type', 'cache-control', 'accept-ranges', 'content-disposition', 'content-length']
      expect(said.map(name => head.headers.get(name))).to.deep.equal([
        ...['video/mp4', 'no-store', 'bytes', 'inline', String(size)],
      ])
      const beyond = await worker.stream('film', recordingId, { range: `bytes=${size}-` })
      expect([beyond.status, beyond.headers.get('content-range')]).to.deep.equal([416, `bytes */${size}`])
      expect(await beyond.text()).to.equal('')
      expect(await accesses(house)).to.deep.equal([])

      const etag = head.headers.get('etag') ?? ''
      const same = await worker.stream('film', recordingId, { range: 'bytes=5-9', 'if-range': etag })
      expect(same.status).to.equal(206)
      const other = await worker.stream('film', recordingId, { range: 'bytes=5-9', 'if-range': '"another"' })
      expect([other.status, (await other.arrayBuffer()).byteLength]).to.deep.equal([200, size])
      const types = { poster: 'image/jpeg', storyboard: 'image/jpeg', peaks: 'application/octet-stream' }
      for (const [name, type] of Object.entries(types)) {
        const answer = await worker.stream(name as StreamName, recordingId)
        expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([200, type])
        await answer.arrayBuffer()
      }
    }))

  it('[CO7] gives nothing without consent, on any stream, and nothing to strangers', () =>
    inHouse(async house => {
      const filmed = await playable(house, film)
      const { worker, supervisor, recordingId, personId } = filmed
      const stranger = await house.newCourse()
      const later = await addPerson(filmed, 'Mor')
      const statuses = async (name: StreamName) => {
        const answers = [await worker.stream(name, recordingId), await supervisor.stream(name, recordingId)]
        expect(await Promise.all(answers.map(codeOf)), name).to.deep.equal(['consent-missing', 'consent-missing'])
        expect(await codeOf(await stranger.worker.stream(name, recordingId))).to.equal('not-found')
        expect((await fetch(house.url + streamUrl(name, recordingId))).status).to.equal(401)
      }
      for (const name of names) await statuses(name)
      await worker.get('consent:state', { recordingId, id: later, ...saidYes })
      await worker.get('consent:state', { recordingId, id: personId, answer: 'pending' })
      for (const name of names) await statuses(name)
      expect(await accesses(house)).to.deep.equal([])
      await worker.get('consent:state', { recordingId, id: personId, ...saidYes })
      expect((await worker.stream('poster', recordingId)).status).to.equal(200)
    }))

  it('[FM14] has nothing before the film is ready', () =>
    inHouse(async house => {
      const filmed = await received(house, Buffer.from('no film'.repeat(100)))
      const { worker, recordingId } = filmed
      const id = await addPerson(filmed)
      await worker.get('consent:state', { recordingId, id, ...saidYes })
      expect(await codeOf(await worker.stream('film', recordingId))).to.equal('film-not-ready')
    }))

  it('has no waveform for a film without sound', () =>
    inHouse(async house => {
      const { worker, recordingId } = await playable(house, await smallFilm(2, { silent: true }))
      expect(await codeOf(await worker.stream('peaks', recordingId))).to.equal('not-found')
    }))

  it('[FM28] takes it for nothing when the reader has gone before the first byte', () =>
    inHouse(async house => {
      const { supervisor, recordingId } = await playable(house, film)
      const url = house.url + streamUrl('film', recordingId)
      for (let i = 0; i < 40; i++) {
        const request = get(url, { headers: supervisor.headers, agent: false }).on('error', () => undefined)
        await once(request, 'finish')
        request.destroy()
      }
      const response = await supervisor.stream('film', recordingId)
      await response.arrayBuffer()
      expect(house.complaints).to.deep.equal([])
    }))

  it('[FI13] shows nothing of a film that was changed on the disk, and the log says which', () =>
    inFolder(dir =>
      inHouseAt(dir, async house => {
        const { supervisor, recordingId } = await playable(house, film)
        await lengthen(house, recordingId, 200_000)
        const path = join(dir, 'files', shownOf(recordingId, 'film'))
        const bytes = await readFile(path)
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
        await writeFile(path, bytes)
        const end = Math.floor((await house.files.size(shownOf(recordingId, 'film'))) / chunkBytes) * chunkBytes
        const range = `bytes=${end - 100}-${end - 1}`
        const asked = supervisor.stream('film', recordingId, { range }).then(response => response.arrayBuffer())
        expect(await asked.catch(() => 'cut off')).to.equal('cut off')
        expect((await supervisor.stream('film', recordingId, { range: 'bytes=0-99' })).status).to.equal(206)
        expect(house.complaints.join()).to.include(`${shownOf(recordingId, 'film')} is damaged`)
      }),
    ))

  const cuts: Record<string, (house: House, filmed: Awaited<ReturnType<typeof playable>>) => Promise<unknown>> = {
    'consent is taken back': (_, { worker, recordingId, personId }) =>
      worker.get('consent:state', { recordingId, id: personId, answer: 'pending' }),
    'the session ends': (house, { supervisor }) => house.sessions.end(supervisor.sessionId),
  }
  for (const [why, cut] of Object.entries(cuts)) {
    it(`stops in the middle when ${why}`, () =>
      inHouse(async house => {
        const filmed = await playable(house, film)
        // Too long to lie in the buffers on its way.
        await lengthen(house, filmed.recordingId, 64 * 1024 ** 2)
        const response = await slowly(house.url + streamUrl('film', filmed.recordingId), filmed.supervisor.headers)
        const failed = once(response, 'error')
        await cut(house, filmed)
        response.resume()
        const [error] = await failed
        expect(error.code).to.equal('ECONNRESET')
      }))
  }

  async function lengthen({ files }: House, recordingId: RecordingId, bytes: number) {
    const key = shownOf(recordingId, 'film')
    await files.append(key, Readable.from([Buffer.alloc(bytes)]), await files.size(key))
  }

  /** An answer of which nothing is read yet. */
  async function slowly(url: string, headers: Record<string, string>): Promise<IncomingMessage> {
    const [response] = await once(
      get(url, { headers }).on('error', () => undefined),
      'response',
    )
    return response
  }
})
