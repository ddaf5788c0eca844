import {
  EntryId,
  emptyCopy,
  type LogCopy,
  type LogEntry,
  type MeetingId,
  type PersonId,
  withEntry,
  withPage,
} from '@samsyn/shared'
import type { Line } from '../../net/line.ts'
import { createStore, type Readable } from '../../store.ts'
import { createOutbox, type Unsent } from './outbox.ts'

export type ChatLine = {
  id: EntryId
  personId: PersonId | null
  /** When it was on the server; null for what is not there yet. */
  atMs: number | null
  text: string
  filmMs: number | null
  /** Whether the server will not have it. */
  refused: boolean
}

/** The chat of a meeting. What is written while the line is down waits, and goes when it is back; each line arrives once. */
export type Chat = {
  lines: Readable<readonly ChatLine[]>
  /** All that is known of the meeting's log, of which the chat is a part. */
  entries: Readable<readonly LogEntry[]>
  /** Whether what was written before is here. */
  complete: Readable<boolean>
  /** Whether what is not sent yet has to wait for the connection. */
  stuck: Readable<boolean>
  send(text: string, filmMs: number | null): void
  /** Sends a line that was refused once more. */
  tryAgain(id: EntryId): void
  /** Gives a line up that was refused. */
  forget(id: EntryId): void
  /** To be called each time the meeting has been entered: fetches what was missed and sends what waits. */
  catchUp(): Promise<void>
  close(): void
}

const againAfterMs = 1_500

/** Keeps the chat; nothing that was written is shown as sent before the server has it on its disk. */
export function createChat(line: Line, meetingId: MeetingId): Chat {
  const log = createStore<LogCopy>(emptyCopy)
  const lines = createStore<readonly ChatLine[]>([])
  const entries = createStore<readonly LogEntry[]>([])
  const complete = createStore(false)
  const outbox = createOutbox({
    deliver: async ({ id, text, filmMs }) => hear(await line.request('chat:send', { meetingId, id, text, filmMs })),
    keeping: sessionStorage,
    key: `samsyn-chat-${meetingId}`,
    later: again => {
      const timer = setTimeout(again, againAfterMs)
      return () => clearTimeout(timer)
    },
  })

  function hear(entry: LogEntry) {
    log.update(copy => withEntry(copy, entry))
    outbox.arrived(new Set([entry.id]))
  }

  async function catchUp() {
    outbox.go()
    for (let more = true; more; ) {
      const page = await line.request('log:since', { meetingId, afterSeq: log.get().upToSeq })
      log.update(copy => withPage(copy, page))
      outbox.arrived(new Set(page.entries.map(({ id }) => id)))
      more = page.more
    }
    complete.set(true)
  }

  function show() {
    entries.set(log.get().entries)
    lines.set(linesFrom(log.get().entries, outbox.unsent.get()))
  }
  const stops = [
    log.subscribe(show),
    outbox.unsent.subscribe(show),
    line.on('log:appended', fact => fact.meetingId === meetingId && hear(fact.entry)),
    outbox.close,
  ]
  show()
  return {
    ...{ lines, entries, complete },
    stuck: outbox.stuck,
    catchUp,
    tryAgain: outbox.tryAgain,
    forget: outbox.forget,
    send: (text, filmMs) => outbox.add({ id: EntryId.parse(crypto.randomUUID()), text, filmMs }),
    close() {
      for (const stop of stops) stop()
    },
  }
}

/** The chat lines among a log's entries, then those that are not on the server. */
export function linesFrom(entries: readonly LogEntry[], unsent: readonly Unsent[]): ChatLine[] {
  const there = new Set<EntryId>()
  const told = entries.flatMap(({ id, personId, atMs, fact }) => {
    if (fact.kind !== 'chat') return []
    there.add(id)
    return [{ id, personId, atMs, text: fact.text, filmMs: fact.filmMs, refused: false }]
  })
  const waiting = unsent.filter(({ id }) => !there.has(id))
  return [...told, ...waiting.map(line => ({ ...line, personId: null, atMs: null }))]
}
