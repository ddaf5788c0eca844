import type { DocumentName, MeetingId } from '@samsyn/shared'

type Needs = {
  documents: {
    whole(document: DocumentName): Promise<Uint8Array>
    /** Another value whenever the document may read otherwise than before. */
    version(document: DocumentName): Promise<string>
  }
  text: (whole: Uint8Array, section: string) => Promise<string>
  /** Told when a note could not be read. */
  failed: (error: unknown) => void
}

const meetingsAtMost = 1000
const longest = 2000

/**
 * What stands as the next step in a meeting's notes, at most 2,000 letters of it: read when it is asked for, and again
 * when the notes have changed. Null when they cannot be read.
 */
export function createNextStepOf({ documents, text, failed }: Needs): (meetingId: MeetingId) => Promise<string | null> {
  const known = new Map<MeetingId, { version: string; words: Promise<string> }>()

  async function read(document: DocumentName): Promise<string> {
    const words = await text(await documents.whole(document), 'nextStep')
    return words.length > longest ? `${words.slice(0, longest)}…` : words
  }

  function note(meetingId: MeetingId, version: string, words: Promise<string>) {
    known.delete(meetingId)
    known.set(meetingId, { version, words })
    const [oldest] = known.keys()
    if (known.size > meetingsAtMost && oldest !== undefined) known.delete(oldest)
  }

  return async meetingId => {
    const document: DocumentName = { kind: 'notes', meetingId }
    try {
      const version = await documents.version(document)
      const last = known.get(meetingId)
      const words = last?.version === version ? last.words : read(document)
      if (words !== last?.words) note(meetingId, version, words)
      return await words
    } catch (error) {
      known.delete(meetingId)
      failed(error)
      return null
    }
  }
}
