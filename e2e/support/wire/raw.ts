import { WebSocket } from 'ws'

type Raw = { status: number | null; frames: string[]; closedWith: number }

/** Opens a bare WebSocket, answers each frame that comes with the next of these, and tells what came until it was closed; `status` when it was not let in at all. */
export async function rawSocket(url: string, headers: Record<string, string>, frames: string[] = []): Promise<Raw> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), { headers })
  const came: string[] = []
  let status: number | null = null
  socket.on('unexpected-response', (_request, response) => {
    status = response.statusCode ?? null
    socket.terminate()
  })
  socket.on('error', () => {})
  socket.on('message', data => {
    came.push(String(data))
    const next = frames[came.length - 1]
    if (next !== undefined) socket.send(next)
  })
  // Not `once` of node:events: an error is a refusal here, and 'close' follows it.
  const closedWith = await new Promise<number>(resolve => socket.on('close', resolve))
  return { status, frames: came, closedWith }
}
