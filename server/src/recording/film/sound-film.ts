import { join } from 'node:path'
import { scratchAt, writeScratch } from '../../files/scratch.ts'
import { MAX_FILM_MS, workLimits } from './limits.ts'
import { FilmProblem } from './problem.ts'
import { run } from './run.ts'
import { inputArgs, type Source, type Tools } from './source.ts'
import { refuseBrokenTool } from './tool.ts'

const darkness = 'color=c=0x101213:size=640x360:rate=25'

/** Gives recorded sound a dark picture that lasts as long, so that it is played, followed and noted on as any film is. */
export async function withDarkPicture(source: Source, workDir: string, tools: Tools): Promise<Source> {
  const film = scratchAt(join(workDir, 'sound'))
  const result = await run({
    program: tools.ffmpeg,
    args: [
      ...['-v', 'error', '-nostdin', '-y', '-f', 'lavfi', '-i', darkness, ...inputArgs(source)],
      ...['-map', '0:v:0', '-map', '1:a:0', '-shortest', '-c:v', 'libx264', '-preset', 'ultrafast'],
      // With frames held back by the encoder, the picture would outlast the sound by as many.
      ...['-tune', 'zerolatency', '-g', '250'],
      ...['-pix_fmt', 'yuv420p', '-c:a', 'copy', '-map_metadata', '-1', '-f', 'matroska', 'pipe:4'],
    ],
    limits: workLimits(MAX_FILM_MS),
    signal: tools.signal,
    takeFilm: stream => writeScratch(film, stream),
  })
  if (result.ok) return { ...film, container: 'matroska' }
  if (result.timedOut) throw new FilmProblem('too-long', 'the dark picture took longer than it may')
  await refuseBrokenTool(tools.ffmpeg, result, tools.signal)
  throw new FilmProblem('damaged', `no sound could be read: ${result.stderr}`, { cause: result.notTaken })
}
