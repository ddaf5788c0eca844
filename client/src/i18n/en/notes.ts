import type { notes as da } from '../da/notes.ts'
import type { Same } from '../same.ts'

export const notes: Same<typeof da> = {
  title: 'Shared notes',
  sinceLast: 'Since last time',
  takeAway: 'What I take with me',
  nextStep: 'Next step',
  placeholder: 'Write here',
  fetching: 'Fetching the notes …',
  readOnly: 'You can read the notes, but not write in them.',
  fold: 'Hide empty sections in {{domain}}',
  unfold: 'Show all sections in {{domain}}',
  writesHere: '{{names}} is writing here',
  toolbar: 'Writing tools',
  bold: 'Bold',
  italic: 'Italic',
  bulletList: 'Bulleted list',
  orderedList: 'Numbered list',
  insertTime: 'Insert time',
  undo: 'Undo the last change',
  goTo: 'Go to {{time}} in the film',
  saved: 'Saved',
  saving: 'Saving …',
  offline: 'The connection is gone. What you write is kept here and sent when it comes back.',
  refused: 'What you write now cannot be saved. Copy what you want to keep, and load the page again.',
  tooLarge: 'The notes are too long for more to be saved. Copy what you just wrote, and load the page again.',
  letterEmpty: 'No notes were written at the meeting.',
}
