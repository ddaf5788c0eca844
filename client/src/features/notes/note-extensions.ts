import { noteSection } from '@samsyn/shared'
import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { StarterKit } from '@tiptap/starter-kit'
import type { OpenDoc } from '../../net/docs.ts'
import { RemoteCarets } from './remote-carets.ts'
import { TimeChip, type TimeChipOptions } from './time-chip.ts'

/** What can be written in a section: paragraphs, lists, bold, italic and times of the film. Headings are the manual's. */
export function noteExtensions({ doc, awareness }: OpenDoc, section: string, chip: TimeChipOptions): Extensions {
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
      link: false,
      // It would write a paragraph of its own into the shared document, once per person.
      trailingNode: false,
    }),
    Collaboration.configure({ fragment: noteSection(doc, section) }),
    RemoteCarets.configure({ awareness }),
    TimeChip.configure(chip),
  ]
}
