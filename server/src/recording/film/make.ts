import { join } from 'node:path'
import { type Scratch, scratchAt } from '../../files/scratch.ts'
import { checkProxy } from './check.ts'
import { MAX_FILM_MS, MAX_STANDING_MS, STILL_FILM_MS } from './limits.ts'
import { missingMs, needsNewPlan } from './missing.ts'
import { makePeaks } from './peaks.ts'
import { type Plan, packetTimesS, planFilm } from './plan.ts'
import { type Probe, probe } from './probe.ts'
import { FilmProblem } from './problem.ts'
import { makeProxy, type ProxyJob } from './proxy.ts'
import type { Loudness } from './proxy-args.ts'
import { type FrameRate, fps } from './rate.ts'
import { sniff } from './sniff.ts'
import { withDarkPicture } from './sound-film.ts'
import type { Tools } from './source.ts'
import { makeOpening, makePoster } from './stills.ts'
import { makeStoryboard, type StoryboardFacts } from './storyboard.ts'

/** The part of the whole work that the proxy is. */
const PROXY_PART = 0.9
/** Less than this of a broken film is nothing to keep. */
const WORTH_KEEPING_MS = 1_000

export type FilmLog = {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
}

export type FilmRequest = {
  /** The uploaded file. */
  input: Scratch
  /** An existing, empty folder of this job's own. */
  workDir: string
  /** It was recorded as sound alone, and gets a dark picture. */
  soundOnly?: boolean
  loudness?: Loudness
  ffmpeg: string
  ffprobe: string
  onProgress: (fraction: number) => void
  signal: AbortSignal
  log: FilmLog
}

export type FilmFacts = {
  durationMs: number
  width: number
  height: number
  frameRate: FrameRate
  frameCount: number
  hasAudio: boolean
  /** How long the upload is, with what is missing of it. */
  sourceDurationMs: number
  /** How much of that is missing or unreadable; 0 for a whole film. */
  missingMs: number
}

/** What is shown: the film, in the work folder, and what is small enough to be held. */
export type FilmFiles = {
  proxy: Scratch
  opening: Buffer
  poster: Buffer
  storyboard: Buffer
  peaks: Uint8Array | null
}

export type Film = { files: FilmFiles; facts: FilmFacts; storyboard: StoryboardFacts }

type Made = { probe: Probe; plan: Plan; proxy: Scratch; missingMs: number }

function durationMs(plan: Plan): number {
  return Math.round((plan.frameCount * 1000) / fps(plan.rate))
}

/** Before hours are made of it: is it too long, or long with hardly a picture in it? */
function refuseEndless(plan: Plan): Plan {
  const lengthMs = durationMs(plan)
  if (lengthMs > MAX_FILM_MS) throw new FilmProblem('too-long', `${lengthMs} ms`)
  const standsMs = lengthMs / plan.timesS.length
  if (lengthMs <= STILL_FILM_MS || standsMs <= MAX_STANDING_MS) return plan
  throw new FilmProblem('damaged', `${plan.timesS.length} pictures in ${lengthMs} ms`)
}

async function encode(job: Omit<ProxyJob, 'plan' | 'output'>): Promise<Made> {
  const found = job.probe
  let proxy = scratchAt(join(job.workDir, 'proxy'))
  let plan = refuseEndless(planFilm(found, packetTimesS(found.picture)))
  let seenS = await makeProxy({ ...job, plan, output: proxy })
  if (needsNewPlan(plan, seenS)) {
    // What is stored and what can be decoded differ (damaged, cut or field-wise): only the decoded frames count.
    plan = refuseEndless(planFilm(found, seenS))
    proxy = scratchAt(join(job.workDir, 'proxy-again'))
    seenS = await makeProxy({ ...job, plan, output: proxy })
  }
  return { probe: found, plan, proxy, missingMs: missingMs(found, plan, seenS) }
}

function refuseRemains({ plan, missingMs: missing }: Made): void {
  if (missing === 0 || durationMs(plan) >= WORTH_KEEPING_MS) return
  throw new FilmProblem('damaged', `only ${durationMs(plan)} ms are left, ${missing} ms are missing`)
}

function factsOf({ probe: found, plan, missingMs: missing }: Made): FilmFacts {
  const { width, height } = found.picture.upright
  return {
    durationMs: durationMs(plan),
    width,
    height,
    frameRate: plan.rate,
    frameCount: plan.frameCount,
    hasAudio: found.sound !== null,
    sourceDurationMs: Math.round((plan.endS - plan.originS) * 1000) + missing,
    missingMs: missing,
  }
}

async function makeExtras(proxy: Scratch, facts: FilmFacts, { onProgress }: FilmRequest, tools: Tools) {
  const job = { proxy, durationMs: facts.durationMs, tools }
  const opening = await makeOpening(job)
  const poster = await makePoster(job)
  onProgress(0.92)
  const storyboard = await makeStoryboard(job, facts)
  onProgress(0.97)
  const peaks = facts.hasAudio ? await makePeaks(proxy, facts.durationMs, tools) : null
  return { files: { proxy, opening, poster, storyboard: storyboard.sprite, peaks }, storyboard: storyboard.facts }
}

/** Makes of an uploaded file everything that is shown of it, checked; or throws a FilmProblem that says why not. */
export async function makeFilm(request: FilmRequest): Promise<Film> {
  const { signal, log, onProgress } = request
  const tools: Tools = { ffmpeg: request.ffmpeg, ffprobe: request.ffprobe, signal }
  const sent = { ...request.input, container: await sniff(request.input) }
  const source = request.soundOnly ? await withDarkPicture(sent, request.workDir, tools) : sent
  const found = await probe(source, tools)
  const onEncoded = (done: number) => onProgress(done * PROXY_PART)
  const { workDir, loudness = 'as-recorded' } = request
  const made = await encode({ probe: found, workDir, loudness, tools, onProgress: onEncoded })
  refuseRemains(made)
  await checkProxy(made.proxy, made.plan, found.sound !== null, tools)
  const facts = factsOf(made)
  if (facts.missingMs > 0) log.warn({ facts }, 'part of the film is missing')
  const extras = await makeExtras(made.proxy, facts, request, tools)
  onProgress(1)
  log.info({ facts, container: source.container }, 'film made')
  return { ...extras, facts }
}
