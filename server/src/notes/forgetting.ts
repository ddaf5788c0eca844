import { type AboutFilm, type DocumentName, documentPath, type MeetingId, type RecordingId } from '@samsyn/shared'
import type { Store } from '../store/store.ts'
import { createForgettingStore } from './forgetting.store.ts'

type Needs = {
  store: Store
  documents: {
    speaks(document: DocumentName, about: AboutFilm): Promise<boolean>
    /** Takes the lines that speak of a film out of a document, and forgets how it was before. */
    redact(document: DocumentName, about: AboutFilm): Promise<void>
    erase(document: DocumentName): Promise<void>
    /** Whether a redaction was cut off before what was there before it was destroyed. */
    isHalfRedacted(document: DocumentName): boolean
    /** Whether an error says that a document cannot be read, now or later. */
    isDamage(error: unknown): boolean
  }
  /** Told of a note that cannot be read, before it is erased. */
  damaged?: (document: string, error: unknown) => void
}

/** How a film's traces leave the notes. */
export function createForgetting({ store, documents, damaged }: Needs) {
  const rows = createForgettingStore(store)

  /** The notes of the meeting about the film lose their lines about it, and all their history; chat and drawings go. */
  async function forgetOwn(meetingId: MeetingId, about: AboutFilm) {
    const drawings: DocumentName = { kind: 'drawings', meetingId }
    // The drawings go last, and so tell that all is done: who asks again leaves what was written since alone.
    if (await rows.isErased(drawings)) return
    for (const document of await rows.notesOf(meetingId))
      await orErased(document, () => documents.redact(document, about))
    await rows.forgetLog(meetingId)
    await documents.erase(drawings)
  }

  /** The notes of other meetings lose what they show of the film, if they show any of it. */
  async function forgetElsewhere(meetingId: MeetingId, about: AboutFilm) {
    for (const document of await rows.notesOf(meetingId))
      await orErased(document, async () => {
        const speaks = documents.isHalfRedacted(document) || (await documents.speaks(document, about))
        if (speaks) await documents.redact(document, about)
      })
  }

  /** What cannot be rid of its lines one by one goes whole: that a film is forgotten comes before what is said of it. */
  async function orErased(document: DocumentName, work: () => Promise<void>) {
    try {
      await work()
    } catch (error) {
      if (!documents.isDamage(error)) throw error
      damaged?.(documentPath(document), error)
      await documents.erase(document)
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
