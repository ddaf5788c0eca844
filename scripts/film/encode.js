import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FILM } from './script.js'
import { SAMPLE_RATE } from './voice.js'

const PICTURE = ['-c:v', 'libx264', '-preset', 'slow', '-tune', 'animation', '-crf', '28', '-pix_fmt', 'yuv420p']
const SHAPE = ['-profile:v', 'high', '-level', '3.1', '-g', '250']
const COLOUR = [
  '-vf',
  'scale=out_color_matrix=bt709:out_range=tv',
  '-colorspace',
  'bt709',
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
]
const SOUND = ['-c:a', 'aac', '-b:a', '72k', '-ar', '48000', '-ac', '1']
const FILE_SHAPE = [
  '-movflags',
  '+faststart',
  '-map_metadata',
  '-1',
  '-fflags',
  '+bitexact',
  '-flags:v',
  '+bitexact',
  '-flags:a',
  '+bitexact',
]

/** Starts ffmpeg on a sound; write the JPEG frames to its stdin in order. */
export function startEncoder(sound, work, file) {
  const soundFile = join(work, 'sound.f32')
  writeFileSync(soundFile, Buffer.from(sound.buffer))
  const frames = ['-f', 'image2pipe', '-c:v', 'mjpeg', '-framerate', String(FILM.fps), '-i', '-']
  const voices = ['-f', 'f32le', '-ar', String(SAMPLE_RATE), '-ac', '1', '-i', soundFile]
  const args = [
    '-v',
    'error',
    '-y',
    ...frames,
    ...voices,
    ...COLOUR,
    ...PICTURE,
    ...SHAPE,
    ...SOUND,
    ...FILE_SHAPE,
    file,
  ]
  return spawn('ffmpeg', args, { stdio: ['pipe', 'inherit', 'inherit'] })
}
