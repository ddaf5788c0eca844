import { chat } from './chat.ts'
import { common } from './common.ts'
import { course } from './course.ts'
import { development } from './development.ts'
import { drawing } from './drawing.ts'
import { errors } from './errors.ts'
import { log } from './log.ts'
import { media } from './media.ts'
import { meeting } from './meeting.ts'
import { notes } from './notes.ts'
import { playback } from './playback.ts'
import { privateNotes } from './private-notes.ts'
import { recording } from './recording.ts'
import { sequence } from './sequence.ts'
import { session } from './session.ts'
import { timeline } from './timeline.ts'
import { versions } from './versions.ts'
import { viewing } from './viewing.ts'
import { watching } from './watching.ts'

export const da = {
  chat,
  common,
  course,
  development,
  drawing,
  errors,
  log,
  media,
  meeting,
  notes,
  playback,
  privateNotes,
  recording,
  sequence,
  session,
  timeline,
  versions,
  viewing,
  watching,
}
