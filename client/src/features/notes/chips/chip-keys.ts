import { type Editor, Extension } from '@tiptap/core'
import { type NoteHands, thingsOf } from '../note-hands.ts'
import { insertChip } from './chip.ts'
import { sequenceTitle } from './kinds.ts'

/** Puts the film's time now into the line. */
export const insertTime = (editor: Editor, hands: NoteHands) =>
  insertChip(editor, 'timeChip', { filmMs: Math.round(hands.now()) })

/** Puts the picture that stands now into the line; false when there is none. */
export const insertStill = (editor: Editor, { meeting }: NoteHands) =>
  meeting !== undefined && insertChip(editor, 'stillChip', { ...meeting.still() })

/** Puts the sequence that is shown now into the line; false when there is none. */
export function insertSequence(editor: Editor, hands: NoteHands): boolean {
  const { sequences, sequenceId } = thingsOf(hands)
  const shown = sequences.find(({ id }) => id === sequenceId)
  if (!shown) return false
  return insertChip(editor, 'sequenceChip', { sequenceId: shown.id, label: sequenceTitle(shown) })
}

/** The keys that put in what is at hand: the time, the sequence, the picture. */
export const chipKeys = (hands: NoteHands) =>
  Extension.create({
    name: 'chipKeys',
    addKeyboardShortcuts() {
      return {
        'Alt-t': () => insertTime(this.editor, hands),
        // The keys are taken also when there is nothing to put in, so that they never open the browser's menu instead.
        'Alt-s': () => insertSequence(this.editor, hands) || true,
        'Alt-b': () => insertStill(this.editor, hands) || true,
      }
    },
  })
