import { noteSection } from '@samsyn/shared'
import * as Y from 'yjs'
import { isRefused, type OpenDoc, type Saving } from '../../net/docs.ts'
import type { Readable } from '../../store.ts'
import { contentOf, copyOf, type Lines } from './private-lines.ts'

type Shared = Pick<OpenDoc, 'doc' | 'saving'>

/**
 * Moves lines out of private notes to the end of a shared section. They stand there, and are saved, before they leave
 * the private ones: whatever is cut off between has them twice, never not at all. A line that was changed meanwhile
 * stays. Rejects when the shared notes cannot be saved.
 */
export async function moveLines(lines: Lines, shared: Shared, section: string): Promise<void> {
  const moved = lines.elements.map(element => ({ element, content: JSON.stringify(contentOf(element)) }))
  append(noteSection(shared.doc, section), copyOf(lines))
  await saved(shared.saving)
  const owner = lines.parent.doc
  owner?.transact(() => {
    for (const { element, content } of moved) {
      if (JSON.stringify(contentOf(element)) === content) remove(element)
    }
    if (lines.parent instanceof Y.XmlElement && lines.parent.length === 0) remove(lines.parent)
  })
}

/** After the last line in which something stands. */
function append(fragment: Y.XmlFragment, elements: Y.XmlElement[]) {
  fragment.doc?.transact(() => {
    const all = fragment.toArray()
    const last = all.findLastIndex(element => !isBlank(element))
    fragment.insert(last + 1, elements)
  })
}

function isBlank(node: unknown): boolean {
  return node instanceof Y.XmlElement && node.nodeName === 'paragraph' && node.toArray().every(isEmptyText)
}

const isEmptyText = (node: unknown) => node instanceof Y.XmlText && node.length === 0

function remove(element: Y.XmlElement) {
  const { parent } = element
  if (!(parent instanceof Y.XmlFragment)) return
  const at = parent.toArray().indexOf(element)
  if (at >= 0) parent.delete(at)
}

function saved(saving: Readable<Saving>): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const now = saving.get()
      if (now !== 'saved' && !isRefused(now)) return
      stop()
      if (now === 'saved') resolve()
      else reject(new Error('the shared notes are refused'))
    }
    const stop = saving.subscribe(look)
    look()
  })
}
