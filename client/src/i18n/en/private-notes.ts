import type { privateNotes as da } from '../da/private-notes.ts'
import type { Same } from '../same.ts'

export const privateNotes: Same<typeof da> = {
  which: 'Which notes',
  shared: 'Shared',
  private: 'Only mine',
  title: 'My own notes',
  heading: 'My own notes',
  only: 'Only you can read this.',
  to: 'Move to',
  move: 'Move the line to the shared notes',
  moveHelp: 'The line you are in, or those you have marked. Then you can both read it.',
  moving: 'Moving …',
  moved: 'The line now stands in the shared notes.',
  stayed: 'The line could not be moved. It is still here.',
}
