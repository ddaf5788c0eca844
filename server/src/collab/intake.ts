import { collabClose } from '@samsyn/shared'
import type { Content } from './content.ts'
import type { Member } from './member.ts'

/** An update that came in, as the how-manieth of its connection. */
export type Arrival = { member: Member; index: number; update: Uint8Array; whole: boolean; handled: () => void }

/** An update that has been applied; `change` is what it added, null when all of it was known. */
export type Accepted = Arrival & { change: Uint8Array | null }

type Batch = { accepted: Accepted[]; gapped: Set<Member>; spoilt: boolean }
type Rules = { maxBytes: number; refuse: (member: Member, code: number, error?: unknown) => void }

const updatesAtOnce = 200

/**
 * Takes updates off the queue and applies those that may be. Who sent another is refused, or is to be asked for what is
 * missing (`gapped`). Stops at an update that spoils the content: what came behind it waits for a fresh one.
 */
export function accept(queue: Arrival[], content: Content | null, rules: Rules): Batch {
  const batch: Batch = { accepted: [], gapped: new Set(), spoilt: false }
  for (const arrival of take(queue, () => !batch.spoilt)) {
    if (content && passes(arrival, content, batch, rules)) apply(arrival, content, batch, rules)
    else arrival.handled()
  }
  return batch
}

function* take(queue: Arrival[], goOn: () => boolean) {
  for (let taken = 0; taken < updatesAtOnce && goOn(); taken++) {
    const next = queue.shift()
    if (!next) return
    yield next
  }
}

function passes(
  { member, update, whole }: Arrival,
  content: Content,
  batch: Batch,
  { maxBytes, refuse }: Rules,
): boolean {
  if (member.expelled) return false
  const tooLarge = content.bytes() + update.length > maxBytes && !isEmpty(update)
  if (tooLarge) {
    refuse(member, collabClose.tooLarge)
    return false
  }
  try {
    if (content.fits(update)) return true
  } catch (error) {
    refuse(member, collabClose.badMessage, error)
    return false
  }
  const remedy = member.leaveGap(whole)
  if (remedy === 'expel') refuse(member, collabClose.badMessage)
  if (remedy === 'ask') batch.gapped.add(member)
  return false
}

function apply(arrival: Arrival, content: Content, batch: Batch, { refuse }: Rules) {
  try {
    batch.accepted.push({ ...arrival, change: content.apply(arrival.update) })
  } catch (error) {
    batch.spoilt = true
    refuse(arrival.member, collabClose.badMessage, error)
    arrival.handled()
  }
}

/** No structs and no deletions: what a client answers that has nothing to add. */
export function isEmpty(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0
}
