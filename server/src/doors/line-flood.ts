import type { Server, Socket } from 'socket.io'
import type { WebSocket } from 'ws'
import { createMeter, type Meter, restOfSecond } from './meter.ts'

/** All lines of a session together: an honest page says some ten things a second. */
const perSecond = 300
/** However many sessions one person has. */
const perPerson = 900
/** A connection that nobody has been let in by has nothing to say but its greeting. */
const beforeLetIn = 20
const bannedMs = 10_000

type Engine = Socket['conn']
type Greeting = () => void
/** Whose line it is. */
type Speaker = { sessionId: string; personId: string }

/** Everything a connection sends is counted, whatever it is: also what has no answer, no name and no sense. */
export function createLineFlood(io: Server, now: () => number) {
  const bySession: Meter = createMeter(perSecond)
  const byPerson: Meter = createMeter(perPerson)
  const bannedUntilMs = new Map<string, number>()
  const greetings = new WeakMap<object, Greeting>()

  io.engine.on('connection', (engine: Engine) => {
    let left = beforeLetIn
    const greeting = () => {
      if (--left < 0) wsOf(engine)?.terminate()
    }
    greetings.set(engine, greeting)
    listen(engine, greeting)
  })

  /** Whose time is over is forgotten, so that none is kept of sessions that never come back. */
  function ban(sessionId: string) {
    for (const [id, untilMs] of bannedUntilMs) if (untilMs <= now()) bannedUntilMs.delete(id)
    bannedUntilMs.set(sessionId, now() + bannedMs)
  }

  function listen(engine: Engine, hear: () => void) {
    engine.on('packet', hear)
    // Of these the engine does not tell: the layer beneath it answers them by itself.
    wsOf(engine)?.on('ping', hear)
  }

  return {
    /** Whether it was cut off a moment ago; who waits is let in again. */
    isBanned(sessionId: string): boolean {
      const banned = now() < (bannedUntilMs.get(sessionId) ?? 0)
      if (!banned) bannedUntilMs.delete(sessionId)
      return banned
    },
    /** Whether this session says more than it may just now. */
    isOver: ({ sessionId, personId }: Speaker) =>
      bySession.isOver(sessionId, now()) || byPerson.isOver(personId, now()),
    /**
     * Counts a line from when it is let in. Over the limit nothing more is read from it until the second is over, so that
     * nobody waits for it; who goes on so, or says three times as much at once, is cut off for ten seconds, after which a page
     * comes back by itself.
     */
    watch({ conn }: Socket, { sessionId, personId }: Speaker): void {
      const greeting = greetings.get(conn)
      if (greeting) {
        conn.off('packet', greeting)
        wsOf(conn)?.off('ping', greeting)
      }
      listen(conn, () => {
        const measured = [bySession.count(sessionId, now()), byPerson.count(personId, now())]
        if (measured.every(one => one === 'fine')) return
        const ws = wsOf(conn)
        if (measured.includes('flood')) {
          ban(sessionId)
          conn.close(true)
          ws?.terminate()
          return
        }
        if (!ws || ws.isPaused) return
        ws.pause()
        setTimeout(() => ws.resume(), restOfSecond(now())).unref()
      })
    },
  }
}

/** What a connection of the engine stands on; it has one, since nothing but WebSockets is let in. */
const wsOf = ({ transport }: Engine): WebSocket | undefined => (transport as unknown as { socket?: WebSocket }).socket
