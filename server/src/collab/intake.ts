import { collabClose } from '@samsyn/shared'
import type { Arrivals } from './arrivals.ts'
import type { Change } from './change.ts'
import type { Content } from './content.ts'
import type { DocumentDepths } from './depths.ts'
import type { Member } from './member.ts'
import { BadUpdateError } from './struct-reader.ts'
import type { Reading } from './update.ts'
import type { Writers } from './writers.ts'

/** An update that came in, as the how-manieth of its connection. */
export type Arrival = { member: Member; index: number; update: Uint8Array; whole: boolean; handled: () => void }

/** An update that has been added; `change` is what was new in it, null when all of it was known. */
export type Accepted = Arrival & { change: Change | null }

/** `torn`: the content may hold part of an update that could not be added, and is to be read anew. */
export type Batch = { accepted: Accepted[]; gapped: Set<Member>; torn: boolean }
type Rules = {
  maxBytes: number
  refuse: (member: Member, code: number, error?: unknown) => void
  /** Says that it is time to let others have their turn. */
  isLate: () => boolean
}
type Read = { update: Uint8Array; reading: Reading }
type Held = { content: Content; writers: Writers; depths: DocumentDepths }

const updatesAtOnce = 200

/**
 * Takes updates off the queue, at least one, and adds those that may be. Who sent another is refused, or is to be asked for what is
 * missing (`gapped`).
 */
export function accept(arrivals: Arrivals, held: Held | null, rules: Rules): Batch {
  const batch: Batch = { accepted: [], gapped: new Set(), torn: false }
  for (let taken = 0; !batch.torn && taken < updatesAtOnce && (taken === 0 || !rules.isLate()); taken++) {
    const arrival = arrivals.take()
    if (!arrival) break
    if (!held || arrival.member.expelled || !take(arrival, held, batch, rules)) arrival.handled()
  }
  arrivals.pass()
  return batch
}

/** Adds the update if it may be; says whether it is now among the accepted. */
function take(arrival: Arrival, held: Held, batch: Batch, rules: Rules): boolean {
  const read = readingOf(arrival, held, batch, rules)
  if (!read) return false
  try {
    batch.accepted.push({ ...arrival, change: add(arrival, held, read) })
    return true
  } catch (error) {
    batch.torn = true
    rules.refuse(arrival.member, collabClose.badMessage, error)
    return false
  }
}

/** What the update would add; null when it is not to be added. */
function readingOf(arrival: Arrival, held: Held, batch: Batch, { maxBytes, refuse }: Rules): Read | null {
  const { member } = arrival
  try {
    const read = readWithoutLost(arrival.update, held)
    if (!read) {
      remedy(arrival, batch, refuse)
      return null
    }
    const { update, reading } = read
    const more = held.content.bytesOf(reading)
    if (more > 0 && held.content.bytes() + more > maxBytes) {
      refuse(member, collabClose.tooLarge)
      return null
    }
    refuseForeign(arrival, held, reading)
    if (reading.hasTypes) held.depths.refuseTooDeep(held.content, update, reading)
    return read
  } catch (error) {
    refuse(member, collabClose.badMessage, error)
    return null
  }
}

/** What is written in a line that is gone, of a film that was withdrawn perhaps, goes no further than here. */
function readWithoutLost(update: Uint8Array, { content }: Held): Read | null {
  const reading = content.reading(update)
  if (!reading?.hasLost) return reading && { update, reading }
  const left = content.withoutLost(update, reading)
  const again = content.reading(left)
  return again && { update: left, reading: again }
}

/** Content of others that is known already is no offence; writing anew under their ids is. */
function refuseForeign({ member }: Arrival, { writers }: Held, { sections }: Reading) {
  const foreign = sections.find(({ client }) => !writers.mayWrite(member.peer.person.id, client))
  if (foreign) throw new BadUpdateError(`${foreign.client} is the id of somebody else`)
}

function remedy({ member, whole }: Arrival, { gapped }: Batch, refuse: Rules['refuse']) {
  const remedy = member.leaveGap(whole)
  if (remedy === 'expel') refuse(member, collabClose.badMessage)
  if (remedy === 'ask') gapped.add(member)
}

function add({ member }: Arrival, { content, writers }: Held, { update, reading }: Read): Change | null {
  for (const { client } of reading.sections) writers.claim(member.peer.person.id, client)
  return content.add(update, reading)
}

/** No structs and no deletions: what a client answers that has nothing to add. */
export function isEmpty(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0
}
