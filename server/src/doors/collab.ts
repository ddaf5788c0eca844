import type { Server as HttpServer, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as elapsed } from 'node:timers/promises'
import { collabClose, collabLimits, collabPath, type DocumentName, documentNamed, may } from '@samsyn/shared'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Documents } from '../collab/documents.ts'
import type { Session, Sessions } from '../session/session.ts'
import { type Allowance, createAllowance } from './allowance.ts'
import { noteUse, type Refused } from './call.ts'
import { createCap } from './cap.ts'
import { type CollabConnection, createCollabConnection, type Standing } from './collab-connection.ts'
import { tokenIn } from './cookie.ts'
import { cursorBytes } from './cursors.ts'
import { isOurs } from './headers.ts'
import { createMeter } from './meter.ts'
import { createRota } from './rota.ts'
import type { Watch } from './watch.ts'

export type CollabDoor = {
  /** Hears of whoever asks for a document that is not theirs. */
  refused: Refused
  sessions: Pick<Sessions, 'fromToken' | 'namedBy' | 'use'>
  watch: Watch
  documents: Pick<Documents, 'open'>
  log: Logger
  publicUrl: string
  production?: boolean
  /** How often silent clients are asked whether they live. */
  beatMs?: number
  /** How many documents one session may have open. */
  documentsAtOnce?: number
  /** How long somebody who is sent away may take to leave. */
  leavingMs?: number
}

type Entrance = { socket: Duplex; token: string | null; document: DocumentName | null }

const usualBeatMs = 15_000
/** Asking all at once would hold up whoever writes at that moment: half a second with 1,500 (measured). */
const turnsABeat = 100
/** Of RFC 6455: clients come back by themselves. */
const tryLater = 1013
const goingAway = 1001
/** Eight windows, each with its notes, its drawings and what is written for oneself. */
const usualDocuments = 24
const usualLeavingMs = 5_000
const farewellMs = 1_000

/**
 * Lets signed-in people write in the documents of their meetings, over the y-websocket protocol. A browser is not told
 * why an upgrade failed, so everybody is let through it, and then told by a close code; what exists is told to nobody
 * who may not read it.
 */
export function openCollabDoor(http: HttpServer, door: CollabDoor): { close(): Promise<void> } {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: collabLimits.messageBytes,
    perMessageDeflate: false,
  })
  const connections = new Set<CollabConnection>()
  const cursors = createMeter(cursorBytes)
  const documentsAtOnce = door.documentsAtOnce ?? usualDocuments
  const open = createCap(documentsAtOnce)
  // As many as may be open come again five times at once, where a bad net cuts them, and then one by one.
  const arrivals = createAllowance({ atOnce: 5 * documentsAtOnce, perSecond: 10 })
  const rota = createRota<CollabConnection>(turnsABeat)

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const path = pathOf(request)
    if (!path.startsWith(`${collabPath}/`)) return
    if (!isOurs(request.headers.origin, request.headers.host, door)) return refuse(socket)
    const document = documentNamed(path.slice(collabPath.length + 1))
    const token = tokenIn(request.headers.cookie)
    server.handleUpgrade(request, socket, head, ws => begin(ws, { socket, token, document }))
  }

  /** Of the request nothing is kept but what is asked for here: it would be in memory for as long as the connection. */
  function begin(ws: WebSocket, { socket, token, document }: Entrance) {
    const connection = createCollabConnection(ws, {
      ...{ socket, log: door.log, meter: cursors, leavingMs: door.leavingMs ?? usualLeavingMs },
      admit: () => admit(door, arrivals, token, document),
      watch({ id }, { meetingId }) {
        const leave = open.take(id, () => connection.end(tryLater))
        const leaveOff = door.watch.add({
          sessionId: id,
          hears: () => [{ may: 'notes:read', of: 'meeting', id: meetingId }],
          lose: () => connection.end(collabClose.notAllowed),
          end: () => connection.end(collabClose.notSignedIn),
        })
        return () => {
          leave()
          leaveOff()
        }
      },
      open: (name, peer) => door.documents.open(name, peer),
      standing: (session, name, wrote) => standing(door, session, name, wrote),
    })
    connections.add(connection)
    const leave = rota.add(connection)
    void connection.gone.then(() => {
      connections.delete(connection)
      leave()
    })
  }

  const everyMs = (door.beatMs ?? usualBeatMs) / turnsABeat
  const beat = setInterval(() => {
    for (const connection of rota.next()) connection.beat()
  }, everyMs).unref()

  http.on('upgrade', upgrade)

  return {
    /** Lets nobody in any more and sends everybody away; resolves when they are gone. */
    async close() {
      http.off('upgrade', upgrade)
      clearInterval(beat)
      for (const connection of connections) connection.end(goingAway)
      const gone = Promise.all([...connections].map(connection => connection.gone))
      await Promise.race([gone, elapsed(farewellMs, undefined, { ref: false })])
      for (const connection of connections) connection.cut()
      await gone
    },
  }
}

async function admit(door: CollabDoor, arrivals: Allowance, token: string | null, document: DocumentName | null) {
  const named = token === null ? null : door.sessions.namedBy(token)
  if (named && arrivals.take(named, performance.now()) === null) return { close: tryLater }
  const found = token === null ? null : await door.sessions.fromToken(token)
  if (!found) return { close: collabClose.notSignedIn }
  if (!document) return { close: collabClose.notAllowed }
  const { session } = found
  // A document that is open goes on behind a locked screen; another is for when the person is there.
  if (session.locked || session.enrolling) return { close: tryLater }
  const rights = await rightsOf(door.watch, session, document)
  if (!('close' in rights)) return { session, document, ...rights }
  door.refused('document', 'not-found', { actorId: session.person.id, sessionId: session.id })
  return rights
}

/** Asked for every message: a session that was ended a moment ago has no more say, nor has who lost the right. */
async function standing(door: CollabDoor, { id }: Session, document: DocumentName, wrote: boolean): Promise<Standing> {
  const session = await door.watch.liveSession(id)
  if (!session) return { close: collabClose.notSignedIn }
  if (wrote) await noteUse({ doneBy: 'person' }, session, door)
  return rightsOf(door.watch, session, document)
}

async function rightsOf({ relationNow }: Watch, { person }: Session, document: DocumentName): Promise<Standing> {
  // Whose notes are private gets the same answer as whose meeting is another's.
  if (document.kind === 'private' && document.personId !== person.id) return { close: collabClose.notAllowed }
  const related = await relationNow(person.id, 'meeting', document.meetingId)
  const relation = related?.relation ?? null
  if (!may(relation, 'notes:read')) return { close: collabClose.notAllowed }
  return { mayWrite: may(relation, 'notes:write') }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?')[0] ?? ''
}

function refuse(socket: Duplex) {
  // Who is refused may be gone by then, and that must be nobody's trouble.
  socket.on('error', () => undefined)
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}
