import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { type Scratch, scratchAt, writeScratch } from '../../files/scratch.ts'
import { smallFilm } from '../testing/film.ts'
import { type Bench, withBench } from '../testing/film-bench.ts'
import { h264, ramp, tone } from '../testing/film-pictures.ts'
import { playable } from '../testing/filmed.ts'
import { inHouse, masterKey } from '../testing/house.ts'
import { formsOf, toldWhile } from '../testing/process-list.ts'
import { makeFilm } from './make.ts'
import { makeSmall } from './small.ts'

const { signal } = new AbortController()
const tools = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe' }
const silent = { onProgress: () => {}, log: { info: () => {}, warn: () => {} } }

/** Makes all that is shown of an upload, and gives every secret that took. */
async function makeAll(bench: Bench, input: string, soundOnly: boolean): Promise<Buffer[]> {
  const workDir = bench.path(`of-${soundOnly ? 'sound' : 'film'}`)
  await mkdir(workDir)
  const upload = scratchAt(`${workDir}/upload`)
  await writeScratch(upload, createReadStream(input))
  const { files, facts } = await makeFilm({ input: upload, workDir, soundOnly, ...tools, ...silent, signal })
  const small = await makeSmall({ proxy: files.proxy, film: facts, workDir, tools: { ...tools, signal } })
  return [upload, files.proxy, small].flatMap(({ key, iv }: Scratch) => [key, iv])
}

function expectUnseen(told: ReadonlySet<string>, secrets: readonly Buffer[]) {
  const texts = [...told]
  // Whoever was not looked at cannot have told anything.
  for (const tool of ['ffprobe', 'ffmpeg'])
    expect(
      texts.some(text => text.includes(`${tool}\0-v\0error`)),
      `${tool} was seen`,
    ).to.equal(true)
  for (const secret of secrets.flatMap(formsOf)) expect(texts.filter(text => text.includes(secret))).to.deep.equal([])
}

describe('While a film is made', () => {
  it('[FM67] no process tells a key of it to anybody: not in its words, not in its environment', async function () {
    this.timeout(120_000)
    await withBench(async bench => {
      const film = await bench.input('film.mp4', [...ramp('25', 50), ...tone(2), ...h264])
      const sound = await bench.input('sound.webm', [...tone(2), '-c:a', 'libopus'])
      const { made, told } = await toldWhile(Promise.all([makeAll(bench, film, false), makeAll(bench, sound, true)]))
      expectUnseen(told, made.flat())
    })
  })

  it('[FM67] no process tells the master key, from the upload to the small one', async function () {
    this.timeout(120_000)
    await inHouse(async house => {
      const film = await smallFilm(3)
      const making = async () => {
        const { recordingId } = await playable(house, film)
        return house.until(async () => ((await house.recordings.get(recordingId)).film?.hasSmall ? true : null))
      }
      const { told } = await toldWhile(making())
      expectUnseen(told, [Buffer.from(masterKey.key, 'hex')])
    })
  })
})
