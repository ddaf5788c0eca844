import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { createStore, type Readable } from '../../store.ts'

export type Span = { from: number; to: number }
export type Finding = { query: string; count: number /** Which of them one stands at, from 0. */; at: number }

/** Where words stand in a section's text, whatever their case. */
export function spansOf(doc: Node, query: string): Span[] {
  if (query === '') return []
  const wanted = new RegExp(query.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu')
  const spans: Span[] = []
  doc.descendants((line, at) => {
    if (!line.isTextblock) return true
    // One letter in place of each chip keeps places in the text places in the line.
    const text = line.textBetween(0, line.content.size, undefined, '\uFFFC')
    for (const { 0: found, index } of text.matchAll(wanted))
      spans.push({ from: at + 1 + index, to: at + 1 + index + found.length })
    return false
  })
  return spans
}

/** Looks for words in all sections, in their order. The editors mark what it has found. */
export type Find = {
  state: Readable<Finding | null>
  /** Where one stands: a section and the place in it. */
  current(): { section: string; span: Span } | null
  join(section: string, editor: Editor): () => void
  search(query: string): void
  move(by: number): void
  /** Counts again after the text has changed. */
  recount(): void
  /** Ends it, with the caret at what was found last. */
  close(): void
}

export function createFind(order: readonly string[]): Find {
  const state = createStore<Finding | null>(null)
  const editors = new Map<string, Editor>()

  const places = (query: string) =>
    order.flatMap(section => {
      const editor = editors.get(section)
      return editor ? spansOf(editor.state.doc, query).map(span => ({ section, span })) : []
    })
  function stand(query: string, at: number) {
    const count = places(query).length
    state.set({ query, count, at: count === 0 ? 0 : (at + count) % count })
  }
  const current = () => {
    const finding = state.get()
    return (finding && places(finding.query)[finding.at]) ?? null
  }
  return {
    state,
    current,
    join(section, editor) {
      editors.set(section, editor)
      return () => void (editors.get(section) === editor && editors.delete(section))
    },
    search: query => stand(query, 0),
    move(by) {
      const finding = state.get()
      if (finding) stand(finding.query, finding.at + by)
    },
    recount() {
      const finding = state.get()
      if (finding && places(finding.query).length !== finding.count) stand(finding.query, finding.at)
    },
    close() {
      const found = current()
      state.set(null)
      if (found) editors.get(found.section)?.chain().setTextSelection(found.span.from).focus().run()
    },
  }
}
