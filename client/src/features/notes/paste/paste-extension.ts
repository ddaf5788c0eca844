import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { cleanPaste } from './clean-paste.ts'

/** Whatever is pasted or dropped comes in as plain lines, lists and links. */
export const CleanPaste = Extension.create({
  name: 'cleanPaste',
  addProseMirrorPlugins: () => [new Plugin({ props: { transformPastedHTML: html => cleanPaste(html) } })],
})
