import { execFile, spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { readScratch, scratchAt } from '../../files/scratch.ts'
import { withBench } from '../testing/film-bench.ts'
import { h264, ramp, tone } from '../testing/film-pictures.ts'
import { wholeMp4 } from './whole.ts'

const run = promisify(execFile)
const streamed = ['-movflags', '+frag_keyframe+delay_moov+default_base_moof', '-f', 'mp4', 'pipe:1']
const gop = ['-g', '12', '-bf', '0']

/** Every packet of a film with its times, its flags and what is in it, and how long the film and its tracks are. */
async function packetsOf(path: string): Promise<string[]> {
  const entries =
    'packet=stream_index,pts,dts,duration,size,flags,data_hash:stream=time_base,start_time,duration,nb_frames:format=duration'
  const args = ['-v', 'error', '-show_data_hash', 'md5', '-show_entries', entries, '-of', 'compact', path]
  const { stdout } = await run('ffprobe', args, { maxBuffer: 64 * 1024 ** 2 })
  // Which track's packets stand first where is how they are interleaved, and no two need do that alike.
  return stdout.split('\n').sort()
}

/** Where the top boxes of a file stand. */
function boxesOf(bytes: Buffer): string[] {
  const names: string[] = []
  for (let at = 0; at < bytes.length; ) {
    names.push(bytes.toString('latin1', at + 4, at + 8))
    at += bytes.readUInt32BE(at) === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : bytes.readUInt32BE(at)
  }
  return names
}

const films: Record<string, string[]> = {
  'with sound, at an odd rate': [...ramp('30000/1001', 100), ...tone(3.4), ...h264, ...gop, '-shortest', '-c:a', 'aac'],
  'without sound': [...ramp('25', 50), ...h264, ...gop],
  'of key frames alone': [...ramp('25', 20), ...h264, '-g', '1'],
  'of a single frame': [...ramp('25', 1), ...h264, ...gop],
}

describe('A streamed MP4', () => {
  for (const [what, args] of Object.entries(films)) {
    it(`[FM34] ${what} becomes a whole one that says and holds what ffmpeg's own does`, () =>
      withBench(async bench => {
        const source = await bench.input('film.mp4', args)
        const plain = await bench.input('plain.mp4', ['-i', source, '-c', 'copy', '-movflags', '+faststart'])
        const copying = spawn('ffmpeg', ['-v', 'error', '-nostdin', '-i', source, '-c', 'copy', ...streamed], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        const made = scratchAt(bench.path('made'))
        await wholeMp4(copying.stdout, made)
        const path = bench.path('made.mp4')
        await writeFile(path, readScratch(made))
        const bytes: Buffer[] = await readScratch(made).toArray()
        expect(boxesOf(Buffer.concat(bytes))).to.deep.equal(['ftyp', 'moov', 'mdat'])
        expect(await packetsOf(path)).to.deep.equal(await packetsOf(plain))
      }))
  }

  it('is refused when it breaks off', () =>
    withBench(async bench => {
      const source = await bench.input('film.mp4', [...ramp('25', 50), ...h264, ...gop, ...streamed.slice(0, 2)])
      const whole: Buffer[] = []
      const { stdout } = await run('cat', [source], { encoding: 'buffer' })
      whole.push(stdout.subarray(0, stdout.length - 100))
      const failed = await wholeMp4(streamOf(whole), scratchAt(bench.path('made'))).catch(error => error)
      expect(failed).to.be.an('error')
    }))
})

async function* streamOf(chunks: readonly Buffer[]) {
  yield* chunks
}
