import { setInterval as ticks } from 'node:timers/promises'
import type { Client } from './Client.ts'

/** One asks so often; a tick that is missed while an answer is waited for is caught up with. */
const everyMs = 25

/** Somebody who has nothing to do with it: asks the time over a line and something over HTTP, again and again, and notes how long each took (ms). */
export async function startBystander(client: Client) {
  const line = client.line()
  await line.ready()
  const tookMs: number[] = []
  const failures: string[] = []
  let stopped = false
  let gone = 0
  line.onConnect(() => gone++)

  async function once() {
    const from = performance.now()
    const reply = await line.reply('clock:exchange', {}).catch((error: Error) => ({ ok: false, code: error.message }))
    if (!reply.ok) failures.push(`line: ${JSON.stringify(reply)}`)
    const halfway = performance.now()
    const { status } = await client.bytes('/api/courses')
    if (status !== 200) failures.push(`route: ${status}`)
    tookMs.push(halfway - from, performance.now() - halfway)
  }

  async function go() {
    for await (const _ of ticks(everyMs)) {
      if (stopped) return
      await once()
    }
  }

  const going = go()
  return {
    /** How many round trips there have been. */
    count: () => tookMs.length,
    /** Ends; answers what went wrong, and how long things took (ms). */
    async stop() {
      stopped = true
      await going
      line.close()
      const sorted = tookMs.toSorted((a, b) => a - b)
      const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
      return { count: sorted.length, failures, reconnects: gone - 1, p50Ms: at(0.5), p99Ms: at(0.99), mostMs: at(1) }
    },
  }
}
