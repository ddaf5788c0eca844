import { type ErrorCode, type RecordingId, uploadPath } from '@samsyn/shared'
import { codeIn } from '../after-failure.ts'

/** What the server said: its status, 0 when it did not answer, where the recording has come to, and why not, where it said so. */
export type Said = { status: number; at: number | null; code?: ErrorCode | null }

/** How a recording that grows speaks to the server, by the tus protocol. */
export type Pieces = {
  /** Where the recording has come to. */
  ask(id: RecordingId): Promise<Said>
  /** Adds bytes where it has come to. */
  add(id: RecordingId, at: number, bytes: Blob): Promise<Said>
  /** Says that it ends where it has come to. */
  end(id: RecordingId, at: number): Promise<Said>
}

// A network that has gone may leave a request hanging for minutes.
const patienceMs = 60_000

export const pieces: Pieces = {
  ask: id => say(id, 'HEAD', {}),
  add: (id, at, bytes) => say(id, 'PATCH', offset(at), bytes),
  end: (id, at) => say(id, 'PATCH', { ...offset(at), 'Upload-Length': String(at) }),
}

const offset = (at: number) => ({ 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(at) })

async function say(id: RecordingId, method: string, headers: Record<string, string>, body?: Blob): Promise<Said> {
  try {
    const response = await fetch(`${uploadPath}/${id}`, {
      ...{ method, headers: { 'Tus-Resumable': '1.0.0', ...headers }, credentials: 'same-origin' as const },
      ...{ body: body ?? null, signal: AbortSignal.timeout(patienceMs) },
    })
    const come = response.headers.get('Upload-Offset')
    const code = response.ok ? null : codeIn(await response.text())
    return { status: response.status, at: come === null ? null : Number(come), code }
  } catch {
    return { status: 0, at: null }
  }
}
