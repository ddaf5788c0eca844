import type { AuditEvent, PersonId } from '@samsyn/shared'

type Sum = { event: AuditEvent; fromMs: number; untilMs: number; count: number }
type Write = (sums: Sum[]) => Promise<unknown>

/** How long the same is counted before it is written again. */
const everyMs = 60_000
/** How many different things are told apart meanwhile: of one person, and of all whom nobody knows. */
const mostOfOne = 20
const mostOfStrangers = 50

/**
 * What may come in floods: the first of a kind is written at once, the same within a minute as one row with their number. What
 * is too various to be told apart is counted together, each person's for itself, so that nobody fills the disk with it or
 * hides in it what others did.
 */
export function createSummed(now: () => number, write: Write, failed: (error: unknown) => void) {
  const counted = new Map<string, Sum>()
  const apartOf = new Map<PersonId | null, number>()
  let timer: NodeJS.Timeout | null = null

  function flush() {
    timer = null
    const sums = [...counted.values()].filter(({ count }) => count > 0)
    counted.clear()
    apartOf.clear()
    if (sums.length > 0) write(sums).catch(failed)
  }

  function sumOf(event: AuditEvent, atMs: number): Sum | null {
    const known = counted.get(JSON.stringify(event))
    if (known) return known
    const { kind, outcome, actorId = null } = event
    const before = apartOf.get(actorId) ?? 0
    const apart = before < (actorId === null ? mostOfStrangers : mostOfOne)
    apartOf.set(actorId, before + 1)
    const kept: AuditEvent = apart ? event : { kind, outcome, ...(actorId !== null && { actorId }), detail: 'various' }
    const key = JSON.stringify(kept)
    const various = counted.get(key)
    if (various) return various
    counted.set(key, { event: kept, fromMs: atMs, untilMs: atMs, count: apart ? 0 : 1 })
    if (apart) write([{ event, fromMs: atMs, untilMs: atMs, count: 1 }]).catch(failed)
    return null
  }

  return {
    note(event: AuditEvent): void {
      const atMs = Math.round(now())
      const sum = sumOf(event, atMs)
      if (sum) {
        if (sum.count === 0) sum.fromMs = atMs
        sum.untilMs = atMs
        sum.count++
      }
      timer ??= setTimeout(flush, everyMs).unref()
    },
    /** Writes what was counted. */
    async close(): Promise<void> {
      if (timer) clearTimeout(timer)
      const sums = [...counted.values()].filter(({ count }) => count > 0)
      counted.clear()
      if (sums.length > 0) await write(sums)
    },
  }
}
