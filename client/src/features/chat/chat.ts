import { EntryId, type LogEntry, type MeetingId, mergeEntries, type PersonId } from '@samsyn/shared'
import type { Line } from '../../net/line.ts'
import { createStore, type Readable } from '../../store.ts'

/** A line that was written here and is not on the server yet. */
export type Waiting = { id: EntryId; text: string; filmMs: number | null }
export type ChatLine = {
  id: EntryId
  personId: PersonId | null
  atMs: number | null
  text: string
  filmMs: number | null
}

/** The chat of a meeting. What is written while the line is down waits, and goes when it is back; each line arrives once. */
export type Chat = {
  lines: Readable<readonly ChatLine[]>
  send(text: string, filmMs: number | null): void
  /** To be called each time the meeting has been entered: fetches what was missed and sends what waits. */
  catchUp(): Promise<void>
  close(): void
}

/** Keeps the chat; nothing that was written is shown as sent before the server has it on its disk. */
export function createChat(line: Line, meetingId: MeetingId): Chat {
  const entries = createStore<readonly LogEntry[]>([])
  const waiting = createStore<readonly Waiting[]>(restore(meetingId))
  const lines = createStore<readonly ChatLine[]>([])

  const show = () => lines.set(linesFrom(entries.get(), waiting.get()))
  const keep = () => remember(meetingId, waiting.get())

  function take(more: readonly LogEntry[]) {
    entries.update(known => mergeEntries(known, more))
    const arrived = new Set(entries.get().map(entry => entry.id))
    waiting.update(lines => lines.filter(({ id }) => !arrived.has(id)))
  }

  async function deliver({ id, text, filmMs }: Waiting) {
    take([await line.request('chat:send', { meetingId, id, text, filmMs })])
  }

  async function catchUp() {
    take(await line.request('log:since', { meetingId, afterSeq: entries.get().at(-1)?.seq ?? 0 }))
    for (const unsent of waiting.get()) await deliver(unsent)
  }

  const stops = [
    entries.subscribe(show),
    waiting.subscribe(show),
    waiting.subscribe(keep),
    line.on('log:appended', fact => fact.meetingId === meetingId && take([fact.entry])),
  ]
  show()
  return {
    lines,
    catchUp,
    send(text, filmMs) {
      const unsent = { id: EntryId.parse(crypto.randomUUID()), text, filmMs }
      waiting.update(lines => [...lines, unsent])
      void deliver(unsent).catch(() => undefined)
    },
    close() {
      for (const stop of stops) stop()
    },
  }
}

/** The chat lines among a log's entries, then those that wait. */
export function linesFrom(entries: readonly LogEntry[], waiting: readonly Waiting[]): ChatLine[] {
  const told = entries.flatMap(({ id, personId, atMs, fact }) =>
    fact.kind === 'chat' ? [{ id, personId, atMs, text: fact.text, filmMs: fact.filmMs }] : [],
  )
  return [...told, ...waiting.map(unsent => ({ ...unsent, personId: null, atMs: null }))]
}

const keyOf = (meetingId: MeetingId) => `samsyn-chat-${meetingId}`

function remember(meetingId: MeetingId, waiting: readonly Waiting[]) {
  if (waiting.length === 0) sessionStorage.removeItem(keyOf(meetingId))
  else sessionStorage.setItem(keyOf(meetingId), JSON.stringify(waiting))
}

/** What waited when the page was left; text that was never sent outlives a reload. */
function restore(meetingId: MeetingId): Waiting[] {
  const stored = sessionStorage.getItem(keyOf(meetingId))
  return stored === null ? [] : (JSON.parse(stored) as Waiting[])
}
