import type { FilmPart } from '../../../net/kept-film.ts'

/** What of a recording is here and not yet on the server, in order. */
export function createHeld(kept: readonly FilmPart[]) {
  let parts = inOneRow(kept)
  const beginsAt = () => parts[0]?.at ?? null
  let endsAt: number | null = endOf(parts.at(-1))

  return {
    parts: (): readonly FilmPart[] => parts,
    bytes: () => parts.reduce((sum, { bytes }) => sum + bytes.size, 0),
    add(bytes: Blob): FilmPart {
      const part = { at: endsAt ?? 0, bytes }
      parts = [...parts, part]
      endsAt = endOf(part)
      return part
    },
    /** Lets go of what lies before a place; false when the place lies outside of what was ever here. */
    letGo(at: number): boolean {
      const begins = beginsAt()
      if (begins === null) {
        if (endsAt !== null && at !== endsAt) return false
        endsAt = at
        return true
      }
      if (at < begins || at > (endsAt ?? at)) return false
      parts = parts.flatMap(part => {
        const from = Math.max(0, at - part.at)
        return from >= part.bytes.size ? [] : [{ at: part.at + from, bytes: part.bytes.slice(from) }]
      })
      return true
    },
    /** The first bytes, at most so many. */
    first: (atMost: number): Blob => new Blob(parts.map(({ bytes }) => bytes)).slice(0, atMost),
  }
}

function endOf(part: FilmPart | undefined): number | null {
  return part ? part.at + part.bytes.size : null
}

/** The parts that follow on one another without a gap; what comes after one can never be joined. */
function inOneRow(kept: readonly FilmPart[]): FilmPart[] {
  const row: FilmPart[] = []
  for (const part of [...kept].sort((a, b) => a.at - b.at)) {
    const end = endOf(row.at(-1))
    if (end !== null && part.at !== end) break
    row.push(part)
  }
  return row
}
