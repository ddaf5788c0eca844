import type { Duplex } from 'node:stream'
import { setImmediate as nextRound } from 'node:timers/promises'
import { AppError, collabClose, collabLimits, collabMessage, type DocumentName } from '@samsyn/shared'
import type { Logger } from 'pino'
import type { WebSocket } from 'ws'
import { messageYjsUpdate } from 'y-protocols/sync'
import type { Membership } from '../collab/documents.ts'
import { stillHere } from '../collab/message.ts'
import { type Peer, tryAgain } from '../collab/peer.ts'
import type { Session } from '../session/session.ts'
import { createCursors } from './cursors.ts'
import type { Meter } from './meter.ts'

/** What lets a connection write or only read, or the code that it is closed with. */
export type Standing = { mayWrite: boolean } | { close: number }

type Dependencies = {
  /** What the WebSocket stands on. */
  socket: Duplex
  log: Logger
  /** How long the client may take to leave when it is sent away. */
  leavingMs: number
  /** Of the cursors of each session. */
  meter: Meter
  admit: () => Promise<{ session: Session; document: DocumentName } | { close: number }>
  /** It is let in: it is heard of from now on when its right ends. Returns how to leave off. */
  watch: (session: Session, document: DocumentName) => () => void
  open: (document: DocumentName, peer: Peer) => Promise<Membership>
  /** What it may now; `wrote`: a person has written something since. */
  standing: (session: Session, document: DocumentName, wrote: boolean) => Promise<Standing>
}

/** A client that is this far behind with what it is sent is cut off; it comes back and gets all of it in one. */
const mostBehind = collabLimits.documentBytes
/** So many pieces of a long answer are on their way at a time. */
const piecesAtOnce = 8
/** No more than this is read from a client before what it has sent is dealt with; a message costs more than its bytes. */
const mostUnread = 1024 * 1024
const costOf = (message: Uint8Array) => message.length + 256
const messagesAtOnce = 200
const hearingMs = 1_000

/** One client at one document: lets it in, asks its standing before everything it says, and keeps it within bounds. */
export function createCollabConnection(
  ws: WebSocket,
  { socket, log, leavingMs, meter, admit, watch, open, standing }: Dependencies,
) {
  const gone = Promise.withResolvers<void>()
  const inbox: Uint8Array[] = []
  let news = Promise.withResolvers<void>()
  let unread = 0
  let alive = true
  let ended = false
  let closed = false
  let gathering = false
  const now = () => performance.now()
  const cursors = createCursors({ now, meter, hand: put, later: (run, ms) => void setTimeout(run, ms).unref() })
  let pings = 0
  let pongs = 0
  let ponged = Promise.withResolvers<void>()

  /** Sends the client away; nothing that it has said or will say is looked at from now on, and it does not stay for long. */
  function end(code: number) {
    if (!ended) cutIn(leavingMs)
    ws.close(code)
    ws.resume()
    finish()
  }

  function cutIn(ms: number) {
    const timer = setTimeout(cut, ms).unref()
    void gone.promise.then(() => clearTimeout(timer))
  }

  function cut() {
    ws.terminate()
    finish()
  }

  /** The rest of a frame that is refused for its length is not taken into memory; the client has a moment to hear why. */
  function leaveUnread() {
    finish()
    setImmediate(() => ws.pause())
    cutIn(hearingMs)
  }

  function finish() {
    ended = true
    inbox.length = 0
    news.resolve()
    ponged.resolve()
  }

  function send(message: Uint8Array) {
    if (ws.readyState !== ws.OPEN) return
    if (ws.bufferedAmount > mostBehind) return cut()
    gather()
    ws.send(message)
  }

  /** Whoever answers a ping has all that was sent before it: so no more is on its way than a weak line lets through in time. */
  async function arrived() {
    if (ws.readyState !== ws.OPEN) return
    ws.ping(String(++pings))
    while (!ended && !closed && pings - pongs >= piecesAtOnce) await ponged.promise
  }

  function pong(data: Buffer) {
    alive = true
    pongs = Math.max(pongs, Math.min(pings, Number(data.toString()) || 0))
    ponged.resolve()
    ponged = Promise.withResolvers()
  }

  /** What is said in one go leaves in one go: calling the system costs more than the message. */
  function gather() {
    if (gathering) return
    gathering = true
    socket.cork()
    process.nextTick(() => {
      gathering = false
      socket.uncork()
    })
  }

  function take(data: unknown) {
    alive = true
    if (ended) return
    if (!(data instanceof ArrayBuffer)) return end(collabClose.badMessage)
    const message = new Uint8Array(data)
    if (message[0] === collabMessage.awareness) cursors.take(message)
    else put(message)
  }

  function put(message: Uint8Array) {
    if (ended) return
    unread += costOf(message)
    if (unread > mostUnread) ws.pause()
    inbox.push(message)
    news.resolve()
  }

  async function serve() {
    const admitted = await admit()
    if ('close' in admitted) return end(admitted.close)
    const { session, document } = admitted
    cursors.belongTo(session.id)
    void gone.promise.then(watch(session, document))
    const { id, displayName } = session.person
    const peer = { person: { id, displayName }, sessionId: session.id, send, arrived, close: end }
    const membership = await open(document, peer)
    try {
      await listen(membership, wrote => standing(session, document, wrote))
    } finally {
      membership.leave()
    }
  }

  async function listen(membership: Membership, standingNow: StandingNow) {
    while (!ended && !(closed && inbox.length === 0)) {
      await news.promise
      await deal(membership, standingNow)
    }
  }

  /** Not in the loop above, which would hold on to the messages for as long as it waits for others. */
  async function deal(membership: Membership, standingNow: StandingNow) {
    const said = inbox.splice(0, messagesAtOnce)
    if (inbox.length > 0) await nextRound()
    else if (!closed) news = Promise.withResolvers()
    if (said.length === 0) return
    const rights = await standingNow(said.some(isWriting))
    if ('close' in rights) return end(rights.close)
    for (const message of said) if (!ended) void hand(membership, message, rights.mayWrite)
  }

  async function hand(membership: Membership, message: Uint8Array, mayWrite: boolean) {
    await membership.receive(message, mayWrite)
    unread -= costOf(message)
    if (ws.isPaused && unread <= mostUnread) ws.resume()
  }

  ws.binaryType = 'arraybuffer'
  ws.on('message', take)
  ws.on('pong', pong)
  ws.on('error', error => {
    log.debug({ err: error }, 'collaboration connection failed')
    leaveUnread()
  })
  ws.on('close', () => {
    closed = true
    news.resolve()
    ponged.resolve()
    gone.resolve()
  })
  serve().catch(error => {
    if (error instanceof AppError && error.code === 'gone') return end(collabClose.gone)
    log.error({ err: error }, 'a document could not be served')
    end(tryAgain)
  })

  return {
    end,
    cut,
    gone: gone.promise,
    /** To be called now and then: cuts off a client not heard of since the last time. */
    beat() {
      if (!alive && !ws.isPaused) return cut()
      alive = false
      ws.ping(String(pings))
      send(stillHere)
    },
  }
}

type StandingNow = (wrote: boolean) => Promise<Standing>

/** Whether it is a change made now; cursors and what is said on coming back tell nothing of a person. */
const isWriting = ([type, step]: Uint8Array) => type === collabMessage.sync && step === messageYjsUpdate

export type CollabConnection = ReturnType<typeof createCollabConnection>
