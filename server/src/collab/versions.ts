import type { PersonId } from '@samsyn/shared'

/** One row of a document, without what it says. */
export type Writing = { seq: number; atMs: number; personId: PersonId }

/** A point in time that a document can be seen at: after row `seq`. */
export type Version = { seq: number; atMs: number; writers: PersonId[] }

const pauseMs = 60_000
const longestMs = 10 * 60_000

/**
 * The points in time worth going back to, oldest first: where there was a pause, where somebody else took over, and
 * now and then in between. Two who write at once share a version.
 */
export function versionsOf(writings: readonly Writing[]): Version[] {
  const versions: Version[] = []
  let begunMs = 0
  for (const { seq, atMs, personId } of writings) {
    const last = versions.at(-1)
    if (!last || startsAnother(last, begunMs, atMs, personId)) {
      versions.push({ seq, atMs, writers: [personId] })
      begunMs = atMs
      continue
    }
    last.seq = seq
    last.atMs = atMs
    if (!last.writers.includes(personId)) last.writers.push(personId)
  }
  return versions
}

function startsAnother(last: Version, begunMs: number, atMs: number, personId: PersonId): boolean {
  if (atMs - last.atMs >= pauseMs || atMs - begunMs >= longestMs) return true
  return !last.writers.includes(personId) && atMs - begunMs >= pauseMs
}
