import { collabMessage } from '@samsyn/shared'
import { WebSocket } from 'ws'

/** What an empty client asks: all that it lacks, of which it has nothing. */
const question = Uint8Array.of(collabMessage.sync, 0, 1, 0)

/** A document's connection of which every frame is written by hand. */
export async function openRawDocument(url: string, cookie: string | null) {
  const ws = new WebSocket(url, { headers: cookie === null ? {} : { cookie } })
  ws.on('error', () => {})
  await new Promise<void>(resolve => void ws.once('open', () => resolve()).once('close', () => resolve()))

  return {
    isOpen: () => ws.readyState === WebSocket.OPEN,
    /** Sends a frame and then an honest question; resolves when that is answered, or when the connection is cut. */
    heard: (frame: string | Uint8Array) =>
      new Promise<void>(resolve => {
        if (ws.readyState !== WebSocket.OPEN) return resolve()
        const done = () => {
          ws.off('message', take).off('close', done)
          resolve()
        }
        const take = (data: Buffer) => data[0] === collabMessage.sync && data[1] === 1 && done()
        ws.on('message', take).on('close', done)
        ws.send(frame)
        ws.send(question)
      }),
    close: () => ws.terminate(),
  }
}

export type RawDocument = Awaited<ReturnType<typeof openRawDocument>>
