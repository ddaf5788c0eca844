import type { Probe, Track } from './probe.ts'
import { chooseRate, type FrameRate, fps, phase, typicalGap } from './rate.ts'

/** How a source is laid out on the proxy: everything is decided here, nothing by ffmpeg's guess. */
export type Plan = {
  rate: FrameRate
  frameCount: number
  /** The source's time at which the proxy starts. */
  originS: number
  /** When the last real picture or sound ends, in the source's time. */
  endS: number
  /** The times the frames were laid out by. */
  timesS: readonly number[]
}

/** Matroska stores no length for most frames; the others do. */
function lastsS(track: Track, gapS: number, mayGuess: boolean): number {
  const stored = (track.packets.at(-1)?.duration ?? 0) * track.tickS
  return mayGuess || stored <= 0 ? Math.max(stored, gapS) : stored
}

function declaredEndS(track: Track): number | null {
  const { start_time: startS, duration } = track.stream
  return startS !== undefined && duration !== undefined ? startS + duration : null
}

/** Where each frame has one tick. */
function countedEndS({ stream, tickS }: Track): number | null {
  return stream.nb_frames === undefined ? null : (stream.start_time ?? 0) + stream.nb_frames * tickS
}

function soundStartS(sound: Track): number {
  return sound.stream.start_time ?? (sound.packets[0]?.pts ?? 0) * sound.tickS
}

function trackEndS(track: Track, lastS: number, lengthS: number): number {
  const declared = declaredEndS(track)
  const end = lastS + lengthS
  return declared !== null && declared > lastS && declared < end ? declared : end
}

function soundEndS(sound: Track): number {
  const last = sound.packets.at(-1)
  const lastS = (last?.pts ?? 0) * sound.tickS
  return trackEndS(sound, lastS, (last?.duration ?? 0) * sound.tickS)
}

function longestGap(timesS: readonly number[]): number {
  return timesS.reduce((longest, time, i) => Math.max(longest, time - (timesS[i - 1] ?? time)), 0)
}

function pictureEndS(probe: Probe, timesS: readonly number[], gapS: number): number {
  const lastS = timesS.at(-1) ?? 0
  const guesses = probe.source.container === 'matroska'
  const end = trackEndS(probe.picture, lastS, lastsS(probe.picture, gapS, guesses))
  // A picture that stood still at the end has no stored length in Matroska: believe the header within a gap seen before.
  const promised = guesses ? promisedEndS(probe) : null
  return promised !== null && promised > end && promised - lastS <= longestGap(timesS) ? promised : end
}

/** Until when the header says that the film lasts, in the source's time; null where no header says so. */
export function promisedEndS(probe: Probe): number | null {
  const { start_time: startS = 0, duration } = probe.file.format
  switch (probe.source.container) {
    case 'mov':
    case 'avi': {
      const ends = [probe.picture, probe.sound].map(track => track && declaredEndS(track))
      // The lengths of an AVI without its index are what is there of it; its header counts frames.
      const counted = probe.source.container === 'avi' ? countedEndS(probe.picture) : null
      return [...ends, counted].reduce<number | null>((last, end) => (end && end > (last ?? 0) ? end : last), null)
    }
    case 'matroska':
    case 'asf':
    case 'flv':
      return duration === undefined ? null : startS + duration
    // These have no header for the whole: what ffprobe gives is worked out from the packets themselves.
    case 'mpegts':
    case 'mpeg':
      return null
  }
}

/** The times of the packets that the header and the stored frames give. */
export function packetTimesS(track: Track): number[] {
  return track.packets.map(packet => packet.pts * track.tickS)
}

/** Lays the frames shown at these times, and the sound, out at a constant rate. */
export function planFilm(probe: Probe, timesS: readonly number[]): Plan {
  const { rate, own } = chooseRate(timesS)
  const perS = fps(rate)
  const firstS = timesS[0] ?? 0
  const gridS = firstS + (own ? phase(timesS, rate) : 0)
  const lead = probe.sound ? Math.round(Math.max(0, gridS - soundStartS(probe.sound)) * perS) : 0
  const originS = gridS - lead / perS
  const shownEndS = pictureEndS(probe, timesS, typicalGap(timesS) ?? 1 / perS)
  const heardEndS = probe.sound ? soundEndS(probe.sound) : shownEndS
  // The last piece of sound is padded to full length, so less than a frame more is no sound that anyone made.
  const endS = heardEndS - shownEndS > 1 / perS ? heardEndS : shownEndS
  const lastSlot = Math.round(((timesS.at(-1) ?? firstS) - originS) * perS)
  const frameCount = Math.max(lastSlot + 1, Math.round((endS - originS) * perS))
  return { rate, frameCount, originS, endS, timesS }
}
