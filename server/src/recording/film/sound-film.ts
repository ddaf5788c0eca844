import { join } from 'node:path'
import { scratchAt, writeScratch } from '../../files/scratch.ts'
import { MAX_FILM_MS, workLimits } from './limits.ts'
import { listPackets } from './packets.ts'
import { chooseSound, describe } from './probe.ts'
import { FilmProblem } from './problem.ts'
import { atMost } from './proxy.ts'
import { run } from './run.ts'
import { given, inputArgs, type Source, type Tools } from './source.ts'
import { refuseBrokenTool } from './tool.ts'

const darkness = 'color=c=0x101213:size=640x360:rate=25'

/** How long the sound is, by the pieces of it that are there: no header is believed. */
async function lengthMsOf(source: Source, tools: Tools): Promise<number> {
  const sound = chooseSound(await describe(source, tools))
  if (!sound) throw new FilmProblem('damaged', 'no sound is in the file')
  const packets = (await listPackets(source, [sound.index], tools)).get(sound.index) ?? []
  const [num = 0, den = 1] = sound.time_base.split('/').map(Number)
  const [first, last] = [packets[0], packets.at(-1)]
  if (!first || !last) throw new FilmProblem('damaged', 'not one piece of sound is in the file')
  return ((last.pts + last.duration - Math.min(0, first.pts)) * num * 1000) / den
}

/** Gives recorded sound a dark picture that lasts as long, so that it is played, followed and noted on as any film is. */
export async function withDarkPicture(source: Source, workDir: string, tools: Tools): Promise<Source> {
  const lengthMs = await lengthMsOf(source, tools)
  if (lengthMs > MAX_FILM_MS) throw new FilmProblem('too-long', `${lengthMs} ms`)
  const film = scratchAt(join(workDir, 'sound'))
  const limits = workLimits(lengthMs)
  const result = await run({
    program: tools.ffmpeg,
    args: [
      ...['-v', 'error', '-nostdin', '-y', '-f', 'lavfi', '-i', darkness, ...inputArgs(source)],
      ...[
        '-map',
        '0:v:0',
        '-map',
        '1:a:0',
        '-shortest',
        '-t',
        String(MAX_FILM_MS / 1000),
        '-c:v',
        'libx264',
        '-preset',
        'ultrafast',
      ],
      // With frames held back by the encoder, the picture would outlast the sound by as many.
      ...['-tune', 'zerolatency', '-g', '250'],
      ...['-pix_fmt', 'yuv420p', '-c:a', 'copy', '-map_metadata', '-1', '-f', 'matroska', 'pipe:4'],
    ],
    ...given(source),
    limits,
    signal: tools.signal,
    takeFilm: stream => writeScratch(film, atMost(stream, limits.fileBytes)),
  })
  if (result.ok) return { ...film, container: 'matroska' }
  if (result.timedOut) throw new FilmProblem('too-long', 'the dark picture took longer than it may')
  await refuseBrokenTool(tools.ffmpeg, result, tools.signal)
  throw new FilmProblem('damaged', `no sound could be read: ${result.stderr}`, { cause: result.notTaken })
}
