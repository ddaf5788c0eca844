import type { Probe, Track } from '../film/probe.ts'
import { probeSchema } from '../film/probe-schema.ts'
import type { Container } from '../film/sniff.ts'

export type TrackFacts = { timesS: readonly number[]; lastS?: number; startS?: number; lengthS?: number }

const ticksPerS = 90_000

function track(index: number, kind: string, { timesS, lastS = 0, startS, lengthS }: TrackFacts): Track {
  const said = { index, codec_type: kind, time_base: `1/${ticksPerS}`, start_time: startS, duration: lengthS }
  const [stream] = probeSchema.parse({ streams: [said] }).streams
  if (!stream) throw new Error('no stream')
  const packets = timesS.map((time, i) => ({
    pts: Math.round(time * ticksPerS),
    duration: i === timesS.length - 1 ? Math.round(lastS * ticksPerS) : 0,
    key: true,
  }))
  return { stream, tickS: 1 / ticksPerS, packets }
}

/** What probing a file with these tracks would give. */
export function probeOf(container: Container, picture: TrackFacts, sound?: TrackFacts, fileS?: number): Probe {
  const size = { width: 640, height: 360 }
  const level = { turn: { filters: [], swaps: false }, stored: size, upright: size, interlaced: false, highRange: null }
  return {
    source: { path: '/film', container },
    file: probeSchema.parse({ format: { start_time: 0, duration: fileS } }),
    picture: { ...track(0, 'video', picture), ...level },
    sound: sound ? track(1, 'audio', sound) : null,
  }
}

/** The times of this many frames at a constant rate. */
export function steady(perSecond: number, count: number, startS = 0): number[] {
  return Array.from({ length: count }, (_, i) => startS + i / perSecond)
}
