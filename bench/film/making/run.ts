import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { scratchAt, writeScratch } from '../../../server/src/files/scratch.ts'
import { type Plan, packetTimesS, planFilm } from '../../../server/src/recording/film/plan.ts'
import { type Probe, probe } from '../../../server/src/recording/film/probe.ts'
import { makeProxy } from '../../../server/src/recording/film/proxy.ts'
import { proxyArgs } from '../../../server/src/recording/film/proxy-args.ts'
import { ffmpeg } from '../seek/film.ts'
import { timed } from './timed.ts'

const tools = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', signal: new AbortController().signal }

/** What a source is and how it is laid out as a film, as the product finds it. */
export type Known = { found: Probe; plan: Plan }

/** Looks at a source as the product does before it makes a film of it. */
export async function knowFilm(path: string): Promise<Known> {
  const found = await probe({ path, container: 'mov' }, tools)
  return { found, plan: planFilm(found, packetTimesS(found.picture)) }
}

/** The product's film step alone, from its sealed copy of the upload to the sealed film, in s. */
export async function filmStep(source: string, { found, plan }: Known, dir: string): Promise<number> {
  const workDir = await mkdtemp(join(dir, 'work-'))
  const upload = scratchAt(join(workDir, 'upload'))
  await writeScratch(upload, createReadStream(source))
  const output = scratchAt(join(workDir, 'film'))
  const sealed = { ...found, source: { ...upload, container: found.source.container } }
  const job = { probe: sealed, plan, workDir, output, loudness: 'as-recorded', tools, onProgress: () => {} } as const
  const tookS = await timed(() => makeProxy(job))
  await rm(workDir, { recursive: true })
  return tookS
}

/** Bare ffmpeg with the product's own settings of the encoders, plain file to plain file, in s. */
export async function bareStep(source: string, { found, plan }: Known, dir: string): Promise<number> {
  const output = join(dir, 'bare.mp4')
  const args = ['-threads', '2', '-i', source, ...encoderArgs(proxyArgs(found, plan)), '-movflags', '+faststart']
  const tookS = await timed(() => ffmpeg([...args, output]))
  const { picture } = (await knowFilm(output)).found
  if (picture.packets.length !== plan.frameCount) throw new Error('bare ffmpeg has made another film')
  await rm(output)
  return tookS
}

/** What stands between the filters and the form of the output, without the labels that only the product's graph has. */
function encoderArgs(args: readonly string[]): string[] {
  const [begin, end] = [args.indexOf('[seen]') + 1, args.indexOf('-sn')]
  if (begin === 0 || end < begin) throw new Error('the product calls ffmpeg in another way')
  return args.slice(begin, end).filter(arg => arg !== '-map' && arg !== '[heard]')
}
