import * as Y from 'yjs'
import type { RecordingId } from './ids.ts'
import { chipOf } from './prose.ts'

/** What says that a line speaks of a film: the film, its sequences, and whether the notes' times are this film's. */
export type AboutFilm = { recordingId: RecordingId; sequenceIds: ReadonlySet<string>; timesToo: boolean }

type Parent = Y.XmlFragment | Y.XmlElement

/** Takes away every line that speaks of a film: with a still or a sequence of it, or a time in it. Answers how many. */
export function forgetFilm(doc: Y.Doc, about: AboutFilm): number {
  const sections = [...doc.share.keys()].filter(key => key.startsWith('section:'))
  return doc.transact(() => sections.reduce((sum, key) => sum + forgetIn(doc.getXmlFragment(key), about), 0))
}

function forgetIn(parent: Parent, about: AboutFilm): number {
  let gone = 0
  for (let at = parent.length - 1; at >= 0; at--) {
    const child = parent.get(at)
    if (!(child instanceof Y.XmlElement)) continue
    const speaks = child.nodeName === 'paragraph' && child.toArray().some(inline => speaksOf(inline, about))
    const inside = speaks ? 1 : forgetIn(child, about)
    gone += inside
    // A list or an item with nothing left in it is no line either.
    if (speaks || (inside > 0 && child.length === 0)) parent.delete(at)
  }
  return gone
}

function speaksOf(inline: unknown, { recordingId, sequenceIds, timesToo }: AboutFilm): boolean {
  if (!(inline instanceof Y.XmlElement)) return false
  const chip = chipOf(inline.nodeName, inline.getAttributes())
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
