import { collabLimits } from '@samsyn/shared'
import { type Gone, isLost, noteGone, nothingGone } from './gone.ts'
import { createPlacing, type Placing } from './placing.ts'
import { type Ranges, readRanges } from './ranges.ts'
import { BadUpdateError, StructReader } from './struct-reader.ts'

/** How far a document has each client's writing: the clock that comes next. */
export type Clocks = (client: number) => number

/** One client's new structs, `count` of them: from clock to clock, and where in the update. The first may begin before, at `head`. */
export type Section = {
  client: number
  head: number
  clock: number
  end: number
  count: number
  from: number
  to: number
}

/**
 * What an update would add to a document. `whole`: every struct in it is new; `hasTypes`: some of them hold others;
 * `hasLost`: some are words in what is gone, which nobody ever sees; `gone`: what of it is only a place.
 */
export type Reading = {
  sections: Section[]
  deletes: Ranges
  whole: boolean
  hasTypes: boolean
  hasLost: boolean
  gone: Gone
}

/** How many new writers an update may have, and how many structs, and how many deleted stretches. */
export type Most = { writers: number; parts: number }
/**
 * Nobody has written under more ids than this since the server last heard of them. Our own client's pieces cannot have more
 * parts, none of which is shorter than two bytes: who sends more of them at once wants everybody else to wait.
 */
const arriving: Most = { writers: 1000, parts: collabLimits.pieceBytes / 2 }
/** What is stored has been let in, and may have been put together since. */
export const unbounded: Most = { writers: Number.POSITIVE_INFINITY, parts: Number.POSITIVE_INFINITY }

/**
 * Reads a V1 update without applying it, in time and memory bounded by its length, against a document that stands at
 * `known`. Null when it builds on what is not there. Throws a BadUpdateError for anything but exactly one well-formed
 * V1 update that Yjs can place. `gone`: what of the document is only a place.
 */
export function readUpdate(
  update: Uint8Array,
  known: Clocks,
  most = arriving,
  gone: Gone = nothingGone(),
): Reading | null {
  const reader = new StructReader(update)
  const placing = createPlacing(known)
  const reading: Reading = {
    ...{ sections: [], deletes: new Map(), whole: true, hasTypes: false, hasLost: false },
    gone: nothingGone(),
  }
  const seen = new Set<number>()
  let structs = 0
  for (let left = reader.uint(); left > 0; left--) {
    const count = reader.uint()
    structs += count
    if (structs > most.parts) throw new BadUpdateError('too many structs')
    const client = reader.uint()
    // Yjs keeps only the last of two sections by one client.
    if (seen.has(client)) throw new BadUpdateError('sections repeat')
    seen.add(client)
    const section = readSection(reader, { client, count, known: known(client), gone }, placing, reading)
    if (!section) return null
    if (section.count > 0) reading.sections.push(section)
    if (section.count < count || section.head < section.clock) reading.whole = false
    placing.reach(client, section.end)
  }
  const strangers = reading.sections.filter(({ clock }) => clock === 0)
  if (strangers.length > most.writers) throw new BadUpdateError('too many writers')
  const deletes = placing.isFounded() ? readRanges(reader, placing.stateOf, most.parts) : null
  if (!deletes) return null
  // An update in the V2 format reads as an empty V1 update with something behind it.
  if (reader.pos !== update.length) throw new BadUpdateError('more than one update')
  placing.refuseCycles()
  return { ...reading, deletes }
}

type Announced = { client: number; count: number; known: number; gone: Gone }

function readSection(reader: StructReader, { client, count, known, gone }: Announced, placing: Placing, all: Reading) {
  let clock = reader.uint()
  const section: Section = { client, head: known, clock: known, end: known, count: 0, from: 0, to: 0 }
  for (let left = count; left > 0; left--) {
    const from = reader.pos
    reader.struct()
    const end = clock + reader.length
    if (reader.length < 1 || !Number.isSafeInteger(end)) throw new BadUpdateError('impossible length')
    if (end > known && !reader.isSkip) {
      if (clock > section.end) return null
      if (section.count === 0) Object.assign(section, { head: clock, from })
      section.count++
      section.end = end
      section.to = reader.pos
      if (reader.isType) all.hasTypes = true
      if (isLost(gone, reader)) all.hasLost = true
      // What is known is what it was, whatever is said of it now.
      noteGone(all.gone, client, Math.max(clock, known), end, reader)
      placing.need(client, clock, reader.foundation)
    }
    clock = end
  }
  return section
}
