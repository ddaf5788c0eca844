import type { Reply } from '@samsyn/shared'
import { WebSocket } from 'ws'

type Waiting = { settle: (reply: Reply<unknown> | null) => void }

/** A Socket.IO line of which every frame is written by hand. */
export class RawLine {
  readonly #ws: WebSocket
  readonly #waiting = new Map<number, Waiting>()
  #asked = 0

  private constructor(ws: WebSocket) {
    this.#ws = ws
    ws.on('message', (data, isBinary) => !isBinary && this.#take(String(data)))
    ws.on('error', () => {})
    ws.on('close', () => {
      for (const { settle } of this.#waiting.values()) settle(null)
      this.#waiting.clear()
    })
  }

  /** Connects and is let in; with `enter: false` no more than the connection is made. Resolves with null when it is refused. */
  static async open(baseUrl: string, cookie: string | null, { enter = true } = {}): Promise<RawLine | null> {
    const address = `${baseUrl.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`
    const ws = new WebSocket(address, { headers: cookie === null ? {} : { cookie } })
    const line = new RawLine(ws)
    return new Promise(resolve => {
      ws.once('close', () => resolve(null))
      ws.on('message', data => {
        const frame = String(data)
        if (frame.startsWith('0{')) enter ? ws.send('40') : resolve(line)
        if (frame.startsWith('40{')) resolve(line)
        if (frame.startsWith('44{')) ws.terminate()
      })
    })
  }

  get isOpen(): boolean {
    return this.#ws.readyState === WebSocket.OPEN
  }

  /** Sends a frame as it is. */
  send(frame: string | Uint8Array) {
    if (this.isOpen) this.#ws.send(frame)
  }

  /** Sends a frame, and waits until the other end has read it or has cut the line; answers whether the line is still there. */
  async heard(frame: string | Uint8Array): Promise<boolean> {
    if (!this.isOpen) return false
    this.#ws.send(frame)
    this.#ws.ping()
    await new Promise<void>(resolve => {
      const done = () => {
        this.#ws.off('pong', done).off('close', done)
        resolve()
      }
      this.#ws.on('pong', done).on('close', done)
    })
    return this.isOpen
  }

  /** Asks with a payload that is JSON already; null when the line is cut before an answer, or when none comes. */
  ask(name: string, payload: string, withinMs = 15_000): Promise<Reply<unknown> | null> {
    const id = this.#asked++
    return new Promise(resolve => {
      const late = setTimeout(() => settle(null), withinMs)
      const settle = (reply: Reply<unknown> | null) => {
        clearTimeout(late)
        this.#waiting.delete(id)
        resolve(reply)
      }
      if (!this.isOpen) return settle(null)
      this.#waiting.set(id, { settle })
      this.#ws.send(`42${id}[${JSON.stringify(name)},${payload}]`)
    })
  }

  close() {
    this.#ws.terminate()
  }

  #take(frame: string) {
    if (frame === '2') return this.send('3')
    const [, id] = /^43(\d+)\[/.exec(frame) ?? []
    if (id === undefined) return
    const [reply] = JSON.parse(frame.slice(2 + id.length)) as [Reply<unknown>]
    this.#waiting.get(Number(id))?.settle(reply)
  }
}
