import { noteSection } from '@samsyn/shared'
import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { StarterKit } from '@tiptap/starter-kit'
import { toasts } from '../../app/toasts.ts'
import type { OpenDoc } from '../../net/docs.ts'
import { type ChipWords, createChip } from './chips/chip.ts'
import { chipKeys } from './chips/chip-keys.ts'
import type { ChipList } from './chips/chip-list.ts'
import { chipKinds } from './chips/kinds.ts'
import type { Find } from './find.ts'
import { findMarks } from './find-marks.ts'
import { LeaveByTab } from './leave-by-tab.ts'
import { lineStamp } from './line-stamp.ts'
import { listDepth } from './list-depth.ts'
import type { NoteHands } from './note-hands.ts'
import { NoteLink } from './note-link.ts'
import { OwnCaret } from './own-caret.ts'
import { CleanPaste } from './paste/paste-extension.ts'
import { PromptCaret } from './prompt-caret.ts'
import { remoteCarets } from './remote-carets.ts'
import { sizeGuard } from './size-guard.ts'
import { type WhoWrote, whoWrote } from './who-wrote.ts'

/** What a section's editor stands on. */
export type NoteParts = {
  open: OpenDoc
  section: string
  selfId: string
  hands: NoteHands
  words: ChipWords & { howToOpen: string; tooMuch: string; noRoom: string; tooDeep: string }
  list: ChipList
  find?: Find | undefined
  who?: WhoWrote | undefined
}

/** What can be written in a section: lines, lists, bold, italic, links and chips. Headings are the manual's. */
export function noteExtensions({ open, section, selfId, hands, words, list, find, who }: NoteParts): Extensions {
  const stamp = () => ({ author: selfId, filmMs: Math.round(hands.now()), still: hands.meeting?.stands() ?? true })
  return [
    StarterKit.configure({
      // The shared document has an undo of its own, which takes back only one's own words.
      undoRedo: false,
      heading: false,
      blockquote: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      // Ours leads to fewer places.
      link: false,
      // It would write a paragraph of its own into the shared document, once per person.
      trailingNode: false,
    }),
    Collaboration.configure({ fragment: noteSection(open.doc, section) }),
    PromptCaret,
    OwnCaret,
    remoteCarets(open.awareness),
    lineStamp(stamp),
    NoteLink.configure({ howToOpen: words.howToOpen }),
    sizeGuard(open.takes, is => toasts.say({ text: is === 'atOnce' ? words.tooMuch : words.noRoom, tone: 'problem' })),
    CleanPaste,
    LeaveByTab,
    listDepth(() => toasts.say({ text: words.tooDeep, tone: 'problem' })),
    ...chipKinds.map(kind => createChip(kind, { hands, words })),
    chipKeys(hands),
    list.extension,
    ...(find ? [findMarks(find, section)] : []),
    ...(who ? [whoWrote(who, section)] : []),
  ]
}
