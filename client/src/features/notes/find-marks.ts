import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { type Find, spansOf } from './find.ts'

const key = new PluginKey('findMarks')

/** Marks in a section what is looked for, and brings what one stands at into sight. */
export const findMarks = (find: Find, section: string) =>
  Extension.create({
    name: 'findMarks',
    onUpdate: () => find.recount(),
    addProseMirrorPlugins() {
      const { editor } = this
      return [
        new Plugin({
          key,
          props: {
            decorations({ doc }) {
              const finding = find.state.get()
              if (!finding) return null
              const here = find.current()
              const isHere = (from: number) => here?.section === section && here.span.from === from
              return DecorationSet.create(
                doc,
                spansOf(doc, finding.query).map(({ from, to }) =>
                  Decoration.inline(from, to, { class: isHere(from) ? 'note-found note-found--here' : 'note-found' }),
                ),
              )
            },
          },
          view(view) {
            const leave = find.join(section, editor)
            const stop = find.state.subscribe(() => {
              view.dispatch(view.state.tr.setMeta(key, true))
              view.dom.querySelector('.note-found--here')?.scrollIntoView({ block: 'nearest' })
            })
            return {
              destroy() {
                stop()
                leave()
              },
            }
          },
        }),
      ]
    },
  })
