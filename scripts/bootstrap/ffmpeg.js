import { ensureSystemPackages } from './apt.js'
import { findProgram } from './run.js'
import { SetupError } from './setup-error.js'

/** Makes sure that `ffmpeg` and `ffprobe` can be called. */
export async function ensureFfmpeg(progress) {
  if (isThere()) return
  const need = 'Samsyn needs ffmpeg to prepare recordings'
  await ensureSystemPackages({ need, apt: ['ffmpeg'], brew: 'ffmpeg' }, progress)
  if (!isThere()) throw new SetupError(`${need}, but ffmpeg and ffprobe are not on PATH even though the package is there.`)
}

function isThere() {
  return Boolean(findProgram('ffmpeg') && findProgram('ffprobe'))
}
