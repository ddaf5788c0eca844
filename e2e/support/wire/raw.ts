import { once } from 'node:events'
import { WebSocket } from 'ws'

type Raw = { status: number | null; frames: string[]; closedWith: number }

/** Opens a bare WebSocket, says these frames, and tells all that came until it was closed; `status` when it was not let in at all. */
export async function rawSocket(url: string, headers: Record<string, string>, frames: string[] = []): Promise<Raw> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), { headers })
  const came: string[] = []
  let status: number | null = null
  socket.on('unexpected-response', (request, response) => {
    status = response.statusCode ?? null
    request.destroy()
  })
  socket.on('error', () => {})
  socket.on('message', data => void came.push(String(data)))
  socket.on('open', () => {
    for (const frame of frames) socket.send(frame)
  })
  const [closedWith] = await once(socket, 'close')
  return { status, frames: came, closedWith }
}
