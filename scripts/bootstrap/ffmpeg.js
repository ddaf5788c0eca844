import { ensureSystemPackages } from './apt.js'
import { findProgram } from './run.js'
import { SetupError } from './setup-error.js'

/** Makes sure that ffmpeg and ffprobe can be called, by the settings that the server reads too, or on PATH. */
export async function ensureFfmpeg(progress) {
  await ensureFence(progress)
  if (isThere()) return
  const need = 'Samsyn needs ffmpeg to prepare recordings'
  await ensureSystemPackages({ need, apt: ['ffmpeg'], brew: 'ffmpeg' }, progress)
  if (!isThere()) throw new SetupError(`${need}: ffmpeg is installed, but ffmpeg or ffprobe is not on PATH.`)
}

/** Bubblewrap fences ffmpeg in. Where it cannot be had everything works, and the server says what is missing. */
async function ensureFence(progress) {
  if (process.platform !== 'linux' || findProgram('bwrap')) return
  const need = 'Samsyn fences ffmpeg in with bubblewrap'
  await ensureSystemPackages({ need, apt: ['bubblewrap'] }, progress).catch(error => {
    if (!(error instanceof SetupError)) throw error
  })
}

function isThere() {
  const { FFMPEG_PATH, FFPROBE_PATH } = process.env
  return Boolean(FFMPEG_PATH || findProgram('ffmpeg')) && Boolean(FFPROBE_PATH || findProgram('ffprobe'))
}
