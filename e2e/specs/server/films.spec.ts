import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { type ClientRequest, request } from 'node:http'
import { join } from 'node:path'
import { type CycleId, type FilmProblemCode, RecordingId, uploadPath } from '@samsyn/shared'
import { expect } from 'chai'
import { after, afterEach, before, describe, it } from 'mocha'
import { until } from '../../support/until.ts'
import { h264, made, padded, picture, smallFilm, tone } from '../../support/wire/films.ts'
import { firstRoundOf, type House, openHouse, sendTo, settled } from '../../support/wire/house.ts'
import { kinds } from '../../support/wire/kinds.ts'

const letter = 'Kære Mor. Dette er et brev og ingen film.\n'.repeat(500)
const list = '#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n'
const fast = async () => made('a.mp4', [...picture(), ...tone(), ...h264, '-movflags', '+faststart', 'a.mp4'])

const broken: Record<string, { problem: FilmProblemCode; make: () => Promise<Buffer> | Buffer }> = {
  'a film of which next to nothing came': {
    problem: 'damaged',
    make: async () => part(await fast(), 0.2),
  },
  'a film whose header never came': { problem: 'damaged', make: async () => part(await smallFilm(), 0.6) },
  'a letter': { problem: 'not-a-film', make: () => Buffer.from(letter) },
  "a list that leads to the server's own files": { problem: 'not-a-film', make: () => Buffer.from(list) },
  noise: { problem: 'not-a-film', make: () => Buffer.concat([Buffer.alloc(16, 0xa5), randomBytes(30_000)]) },
  'sound alone': { problem: 'no-picture', make: () => made('a.mp4', [...tone(), '-c:a', 'aac', 'a.mp4']) },
}

/** How much is sent before a line is cut. */
const piece = 3_000_000

const part = (bytes: Buffer, much: number) => bytes.subarray(0, Math.floor(bytes.length * much))

/** How many bytes a sealed file says it has, by the newer of its two ends; docs/files.md. */
async function storedBytes(path: string): Promise<number> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0))
  const ends = [24, 24 + 16 + 65_564].filter(at => bytes.length >= at + 16)
  const [newest] = ends.sort((a, b) => bytes.readUIntBE(b, 6) - bytes.readUIntBE(a, 6))
  return newest === undefined ? 0 : bytes.readUIntBE(newest + 6, 6) * 65_536 + bytes.readUInt32BE(newest + 12)
}

describe('Films of every kind, by upload', () => {
  let house: House
  let cycleId: CycleId
  const folderOf = (id: RecordingId) => join(house.app.dataDir, 'files/recording', id)

  before(async () => {
    house = await openHouse()
    cycleId = await firstRoundOf(house.cilie)
  })
  after(() => house.app.stop())
  afterEach(async () => {
    const [round] = (await house.cilie.call('course:of-cycle', { cycleId })).cycles
    const recordingId = round?.recordingId
    if (recordingId) await house.cilie.call('recording:discard', { recordingId })
  })

  for (const [kind, { make, size, rate, sound, ms }] of Object.entries(kinds))
    it(`[RF1] ${kind}`, async () => {
      const bytes = await make()
      const { id, state, problem, film, sizeBytes, receivedBytes } = await sendTo(house.cilie, cycleId, bytes)
      expect([state, problem, sizeBytes, receivedBytes]).to.deep.equal(['ready', null, bytes.length, bytes.length])
      if (!film) throw new Error('a film that is ready has facts')
      expect([film.width, film.height, film.hasAudio, film.missingMs]).to.deep.equal([...size, sound, 0])
      const { num, den } = film.frameRate
      if (rate) expect([num, den]).to.deep.equal(rate)
      expect(film.durationMs).to.be.closeTo(ms, 80)
      expect(film.frameCount).to.equal(Math.round((film.durationMs * num) / den / 1000))
      const shown = ['film', 'opening', ...(sound ? ['peaks'] : []), 'poster', 'storyboard']
      const others = ['original', 'small']
      expect((await readdir(folderOf(id))).filter(name => !others.includes(name)).sort()).to.deep.equal(shown)
    })

  it('[RF2] a film that was cut is kept as far as it goes, and says how much is missing', async () => {
    const { state, film } = await sendTo(house.cilie, cycleId, part(await fast(), 0.7))
    expect(state).to.equal('ready')
    expect(film?.durationMs).to.be.within(1000, 1900)
    expect((film?.missingMs ?? 0) + (film?.durationMs ?? 0)).to.be.closeTo(2000, 120)
  })

  for (const [what, { problem, make }] of Object.entries(broken))
    it(`[RF3] ${what} is refused as ${problem}, nothing of it stays, and the next film is made at once`, async () => {
      const refused = await sendTo(house.cilie, cycleId, await make())
      expect(refused).to.include({ state: 'refused', problem, film: null, playable: false })
      await until('nothing of it stays', () => !existsSync(folderOf(refused.id)))
      await until(
        'nor of the work on it',
        async () => (await readdir(join(house.app.dataDir, 'files/.work'))).length === 0,
      )
      expect((await sendTo(house.cilie, cycleId, await smallFilm())).state).to.equal('ready')
    })

  it('[RF4] an upload goes on where it was, after the line was cut and after the server was killed', async () => {
    const bytes = padded(await smallFilm(), 12 * 1024 ** 2)
    const id = RecordingId.parse(randomUUID())
    await house.cilie.call('recording:create', { cycleId, id, fileName: 'a.mp4', sizeBytes: bytes.length })
    const first = await sendPart(id, bytes, 0)
    first.destroy()
    const atCut = await offsetOf(id)
    expect(atCut).to.be.within(1, piece)
    const second = await sendPart(id, bytes, atCut)
    await house.app.kill('SIGKILL')
    second.destroy()
    const atKill = await arrived(id)
    expect(atKill).to.be.within(atCut + 1, atCut + piece)
    await house.app.start()
    expect(await offsetOf(id)).to.equal(atKill)
    await house.cilie.resumeUpload(id, bytes)
    expect(await settled(house.cilie, id)).to.include({ state: 'ready', receivedBytes: bytes.length })
    expect(await house.app.samsyn('check')).to.include('Everything is in order')
  })

  const arrived = (id: RecordingId) => storedBytes(join(folderOf(id), 'original'))

  const offsetOf = async (id: RecordingId) => {
    const headers = { 'tus-resumable': '1.0.0' }
    const answer = await house.cilie.fetch('HEAD', `${uploadPath}/${id}`, { headers })
    return Number(answer.headers.get('upload-offset'))
  }

  /** Promises all the rest and sends a piece of it; resolves when some of that is stored. */
  async function sendPart(id: RecordingId, bytes: Buffer, offset: number): Promise<ClientRequest> {
    const headers = {
      ...{ cookie: house.cilie.cookie ?? '', 'tus-resumable': '1.0.0', 'upload-offset': offset },
      ...{ 'content-type': 'application/offset+octet-stream', 'content-length': bytes.length - offset },
    }
    const sending = request(`${house.app.baseUrl}${uploadPath}/${id}`, { method: 'PATCH', headers })
    sending.on('error', () => {})
    sending.write(bytes.subarray(offset, offset + piece))
    await until('some has arrived', async () => (await arrived(id)) > offset)
    return sending
  }
})
