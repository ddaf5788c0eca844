import { randomUUID } from 'node:crypto'
import { EntryId, type MeetingId } from '@samsyn/shared'
import { until } from '../until.ts'
import type { Line } from './Line.ts'

/** Writes one chat line after the other, each sent again with the same id until it is acknowledged. */
export function startChatter(line: Line, meetingId: MeetingId, who: string) {
  const acknowledged: EntryId[] = []
  let stopped = false
  let closed = false

  async function write(text: string) {
    const id = EntryId.parse(randomUUID())
    for (;;) {
      await until('the line is back', () => line.connected || closed, 120_000)
      if (closed) return
      const reply = await line.reply('chat:send', { meetingId, id, text, filmMs: null }).catch(() => null)
      if (reply?.ok) return void acknowledged.push(id)
      if (reply) throw new Error(`refused: ${reply.code}`)
    }
  }

  async function go() {
    for (let number = 1; !stopped && !closed; number++) await write(`${who} ${number}`)
  }

  const going = go()
  return {
    /** The ids of what the server has said is written, in the order in which it was written. */
    acknowledged,
    /** Resolves when the last line is acknowledged. */
    async stop() {
      stopped = true
      await going
    },
    /** Leaves off, whatever is under way. */
    close() {
      closed = true
      line.close()
    },
  }
}

export type Chatter = ReturnType<typeof startChatter>
