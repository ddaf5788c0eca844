import { type AboutFilm, type DocumentName, forgetFilm, type MeetingId, type RecordingId } from '@samsyn/shared'
import * as Y from 'yjs'
import type { Store } from '../store/store.ts'
import { createForgettingStore } from './forgetting.store.ts'

type Needs = {
  store: Store
  documents: {
    read<T>(document: DocumentName, use: (doc: Y.Doc) => T): Promise<T>
    /** Changes a document and forgets how it was before. */
    redact(document: DocumentName, change: (doc: Y.Doc) => void): Promise<void>
    erase(document: DocumentName): Promise<void>
    /** Whether a redaction was cut off before what was there before it was destroyed. */
    isHalfRedacted(document: DocumentName): boolean
  }
}

/** How a film's traces leave the notes. */
export function createForgetting({ store, documents }: Needs) {
  const rows = createForgettingStore(store)

  /** The notes of the meeting about the film lose their lines about it, and all their history; chat and drawings go. */
  async function forgetOwn(meetingId: MeetingId, about: AboutFilm) {
    const drawings: DocumentName = { kind: 'drawings', meetingId }
    // The drawings go last, and so tell that all is done: who asks again leaves what was written since alone.
    if (await rows.isErased(drawings)) return
    for (const document of await rows.notesOf(meetingId)) {
      await documents.redact(document, doc => void forgetFilm(doc, about))
    }
    await rows.forgetLog(meetingId)
    await documents.erase(drawings)
  }

  /** The notes of other meetings lose what they show of the film, if they show any of it. */
  async function forgetElsewhere(meetingId: MeetingId, about: AboutFilm) {
    for (const document of await rows.notesOf(meetingId)) {
      const speaks = await documents.read(document, doc => forgetFilm(copyOf(doc), about) > 0)
      if (speaks || documents.isHalfRedacted(document))
        await documents.redact(document, doc => void forgetFilm(doc, about))
    }
  }

  return {
    /** To be called when a film has gone: nothing that was written about it stays. Can be called again. */
    async forget(recordingId: RecordingId): Promise<void> {
      const meetings = await rows.meetings(recordingId)
      if (meetings.length === 0) return
      const sequenceIds = await rows.sequenceIds(recordingId)
      for (const { id, own } of meetings) {
        const about = { recordingId, sequenceIds, timesToo: own }
        await (own ? forgetOwn(id, about) : forgetElsewhere(id, about))
      }
      await rows.settle()
    },
  }
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
