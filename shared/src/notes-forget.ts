import * as Y from 'yjs'
import type { RecordingId } from './ids.ts'
import { elementsIn } from './notes-tree.ts'
import { chipOf } from './prose.ts'

/** What says that a line speaks of a film: the film, its sequences, and whether the notes' times are this film's. */
export type AboutFilm = { recordingId: RecordingId; sequenceIds: ReadonlySet<string>; timesToo: boolean }

/** What holds lines, and is none. */
const holders: ReadonlySet<string> = new Set(['bulletList', 'orderedList', 'listItem'])

/** Takes away every line that speaks of a film: with a still or a sequence of it, or a time in it. Answers how many. */
export function forgetFilm(doc: Y.Doc, about: AboutFilm): number {
  const lines = new Set<Y.XmlElement>()
  for (const key of doc.share.keys()) {
    if (!key.startsWith('section:')) continue
    for (const element of elementsIn(doc.getXmlFragment(key), () => true))
      if (speaksOf(element, about)) lines.add(lineOf(element))
  }
  doc.transact(transaction => {
    for (const line of lines) remove(line, transaction)
  })
  return lines.size
}

/** The line that an element stands in; itself, where there is none around it. */
function lineOf(element: Y.XmlElement): Y.XmlElement {
  const { parent } = element
  return parent instanceof Y.XmlElement && !holders.has(parent.nodeName) ? parent : element
}

/** A list or an item with nothing left in it is no line either. Deleting by its place would count from the first line each time. */
function remove(line: Y.XmlElement, transaction: Y.Transaction) {
  for (let element = line; ; ) {
    const { parent } = element
    element._item?.delete(transaction)
    if (!(parent instanceof Y.XmlElement) || parent.length > 0) return
    element = parent
  }
}

function speaksOf(element: Y.XmlElement, { recordingId, sequenceIds, timesToo }: AboutFilm): boolean {
  const chip = chipOf(element.nodeName, element.getAttributes())
  switch (chip?.kind) {
    case 'time':
      return timesToo
    case 'still':
      return chip.recordingId === recordingId
    case 'sequence':
      return sequenceIds.has(chip.sequenceId)
    default:
      return false
  }
}
