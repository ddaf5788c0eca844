import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Readable } from '../../store.ts'
import { caretColour } from './caret-colour.ts'

/** Who wrote what, shown on demand. */
export type WhoWrote = {
  shown: Readable<boolean>
  /** The persons of each line of a section, in the order of the lines. */
  lines(section: string): readonly (readonly string[])[]
  /** A line's writers, and where the film was when it was begun, in words. */
  say(writers: readonly string[], filmMs: number | null, still: boolean | null): string
}

const key = new PluginKey('whoWrote')

/** Says over each line who wrote it, while that is asked for. */
export const whoWrote = (who: WhoWrote, section: string) =>
  Extension.create({
    name: 'whoWrote',
    addProseMirrorPlugins: () => [
      new Plugin({
        key,
        props: {
          decorations({ doc }) {
            if (!who.shown.get()) return null
            const writers = who.lines(section)
            const marks: Decoration[] = []
            let place = 0
            doc.descendants((line, at) => {
              if (line.type.name !== 'paragraph') return true
              const { author, filmMs, still } = line.attrs
              const persons = writers[place++] ?? (author === null ? [] : [author])
              if (line.content.size > 0 && persons[0] !== undefined) {
                const attributes = {
                  class: `who-wrote who-wrote--${caretColour(persons[0])}`,
                  'data-who': who.say(persons, filmMs, still),
                }
                marks.push(Decoration.node(at, at + line.nodeSize, attributes))
              }
              return false
            })
            return DecorationSet.create(doc, marks)
          },
        },
        view: view => ({ destroy: who.shown.subscribe(() => view.dispatch(view.state.tr.setMeta(key, true))) }),
      }),
    ],
  })
