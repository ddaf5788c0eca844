import { execFileSync } from 'node:child_process'
import { FILM, LINES, VOICES, WHO } from './script.js'

export const SAMPLE_RATE = 22_050
const PEAK = 10 ** (-3 / 20)
const ROOM_TONE = 0.0035

/** The sound of the film and, per person and frame, how open and how wide the mouth is (0..1). */
export function speak() {
  const tracks = Object.fromEntries(WHO.map(who => [who, new Float32Array((FILM.durationMs / 1000) * SAMPLE_RATE)]))
  for (const line of LINES) place(tracks[line.who], line)
  return { sound: mix(Object.values(tracks)), mouths: Object.fromEntries(WHO.map(who => [who, mouthOf(tracks[who])])) }
}

function place(track, line) {
  const voice = VOICES[line.who]
  const samples = synthesise(line.text, voice).subarray(0, line.cutMs ? at(line.cutMs) : undefined)
  const gain = voice.loudness * (line.loudness ?? 1)
  const fade = SAMPLE_RATE * 0.04
  const start = at(line.atMs)
  const endMs = Math.round(line.atMs + (samples.length / SAMPLE_RATE) * 1000)
  process.stdout.write(`${line.who.padEnd(7)} ${line.atMs}..${endMs}  ${line.text}\n`)
  samples.forEach((sample, i) => {
    track[start + i] += sample * gain * Math.min(1, (samples.length - i) / fade)
  })
}

function synthesise(text, { voice, pitch, speed }) {
  const args = ['-v', voice, '-p', String(pitch), '-s', String(speed), '-g', '2', '-z', '--stdout', text]
  const wav = execFileSync('espeak-ng', args, { maxBuffer: 1 << 26 })
  const pcm = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length - (wav.length % 2)))
  const loudest = pcm.reduce((most, value) => Math.max(most, Math.abs(value)), 1)
  return Float32Array.from(pcm, value => value / loudest)
}

function mix(tracks) {
  const dry = tracks[0].map((_, i) => tracks.reduce((sum, track) => sum + track[i], 0))
  const room = withRoom(dry)
  const loudest = room.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return room.map(value => (value / loudest) * PEAK)
}

/** A few early reflections and a quiet, warm noise floor: a furnished room instead of a void. */
function withRoom(dry) {
  const echoes = [
    [17, 0.16],
    [29, 0.12],
    [43, 0.08],
    [67, 0.05],
  ].map(([ms, gain]) => [at(ms), gain])
  let noise = 0
  let seed = 17
  return dry.map((value, i) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    noise += 0.06 * (seed / 1_073_741_824 - 1 - noise)
    const breath = 1 + 0.3 * Math.sin(i / SAMPLE_RATE / 1.7)
    return (
      echoes.reduce((sum, [delay, gain]) => sum + gain * (dry[i - delay] ?? 0), value) + noise * breath * ROOM_TONE * 5
    )
  })
}

function mouthOf(track) {
  const raw = Array.from({ length: FILM.frames }, (_, frame) => measure(track, frame))
  const loudest = Math.max(...raw.map(({ rms }) => rms))
  let open = 0
  return raw.map(({ rms, crossings }) => {
    const target = Math.min(1, (rms / loudest) * 1.35) ** 0.8
    open += (target - open) * (target > open ? 0.75 : 0.55)
    return { open: round(open < 0.04 ? 0 : open), wide: round(Math.min(1, crossings * 6)) }
  })
}

function measure(track, frame) {
  const start = at((frame * 1000) / FILM.fps)
  const part = track.subarray(start, start + SAMPLE_RATE / FILM.fps)
  const crossings = part.filter((value, i) => i > 0 && value > 0 !== part[i - 1] > 0).length / part.length
  return { rms: Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length), crossings }
}

const at = ms => Math.round((ms / 1000) * SAMPLE_RATE)
const round = value => Math.round(value * 1000) / 1000
