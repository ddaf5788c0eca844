import type { RecordingId, SessionId } from '@samsyn/shared'

type Open = { recordingId: RecordingId; sessionId: SessionId; abort: AbortController }

/** The answers with film bytes that are under way, so that they can be ended when the right to them ends. */
export function createOpenStreams() {
  const open = new Set<Open>()

  function cutWhere(ends: (stream: Open) => boolean) {
    for (const stream of [...open].filter(ends)) stream.abort.abort()
  }

  return {
    /** Counts an answer among the open ones for as long as `use` takes. */
    async during(recordingId: RecordingId, sessionId: SessionId, use: (signal: AbortSignal) => Promise<void>) {
      const stream = { recordingId, sessionId, abort: new AbortController() }
      open.add(stream)
      try {
        await use(stream.abort.signal)
      } finally {
        open.delete(stream)
      }
    },
    cut: (recordingId: RecordingId) => cutWhere(stream => stream.recordingId === recordingId),
    cutSession: (sessionId: SessionId) => cutWhere(stream => stream.sessionId === sessionId),
  }
}

export type OpenStreams = ReturnType<typeof createOpenStreams>
