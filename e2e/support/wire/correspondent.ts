import { randomUUID } from 'node:crypto'
import { EntryId, emptyCopy, type LogCopy, type MeetingId, wholeLog, withEntry, withPage } from '@samsyn/shared'
import { until } from '../until.ts'
import type { Line } from './Line.ts'

const againAfterMs = 200

/** Somebody in a meeting who keeps a copy of its log as the product does, and writes in its chat. */
export function startCorrespondent(line: Line, meetingId: MeetingId, who: string) {
  const acknowledged: EntryId[] = []
  let copy: LogCopy = emptyCopy
  let behind = true

  async function catchUp() {
    behind = true
    await line.ask('meeting:enter', { meetingId })
    await wholeLog(async seq => {
      const page = await line.ask('log:since', { meetingId, afterSeq: Math.max(seq, copy.upToSeq) })
      copy = withPage(copy, page)
      return page
    })
    behind = false
  }

  /** As long as the line is up, however often it fails: as the product does. */
  async function keepUp() {
    await catchUp().catch(() => {
      if (line.connected) setTimeout(() => void keepUp(), againAfterMs)
    })
  }

  line.onConnect(() => void keepUp())
  line.onFact('log:appended', ({ entry }) => {
    copy = withEntry(copy, entry)
  })

  async function write(text: string) {
    const id = EntryId.parse(randomUUID())
    for (;;) {
      await until('the line is back', () => line.connected, 120_000)
      const reply = await line.reply('chat:send', { meetingId, id, text, filmMs: null }).catch(() => null)
      if (reply?.ok) return void acknowledged.push(id)
      if (reply && reply.code !== 'too-many-requests') throw new Error(`refused: ${reply.code}`)
    }
  }

  return {
    who,
    /** The ids of what the server has said is written, in the order in which it was written. */
    acknowledged,
    copy: () => copy,
    /** Whether nothing is missing up to a number, and nothing is being fetched. */
    has: (seq: number) => !behind && copy.upToSeq >= seq,
    /** Writes so many lines, one after the other, each sent again with the same id until it is acknowledged. */
    async writeAll(count: number) {
      for (let number = 1; number <= count; number++) await write(`${who} ${number}`)
    },
    close: () => line.close(),
  }
}

export type Correspondent = ReturnType<typeof startCorrespondent>
