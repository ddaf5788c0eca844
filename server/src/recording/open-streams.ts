import type { RecordingId } from '@samsyn/shared'

type Open = { recordingId: RecordingId; abort: AbortController }

/** The answers with film bytes that are under way, so that they can be ended when consent does. */
export function createOpenStreams() {
  const open = new Set<Open>()

  return {
    /** Counts an answer among the open ones for as long as `use` takes. */
    async during(recordingId: RecordingId, use: (signal: AbortSignal) => Promise<void>) {
      const stream = { recordingId, abort: new AbortController() }
      open.add(stream)
      try {
        await use(stream.abort.signal)
      } finally {
        open.delete(stream)
      }
    },
    /** Ends those with the bytes of this film. */
    cut(recordingId: RecordingId) {
      for (const stream of [...open]) if (stream.recordingId === recordingId) stream.abort.abort()
    },
  }
}

export type OpenStreams = ReturnType<typeof createOpenStreams>
