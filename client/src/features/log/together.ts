import { coverage, type PersonId, type Stretch } from '@samsyn/shared'

type Part = { fromMs: number; toMs: number }

/** What each has seen of the film; `same` when all have seen the same, to within what nobody would notice. */
export type Seen = { same: boolean; parts: { personId: PersonId; parts: Part[] }[] }

/** Nobody calls less than this having seen something, nor this much a difference. */
const noticedMs = 1_500

/** The parts of the film that each has seen, of those who have seen any. */
export function seenBy(watched: ReadonlyMap<PersonId, readonly Stretch[]>): Seen {
  const parts = [...watched].map(([personId, stretches]) => ({ personId, parts: partsOf(stretches) }))
  const [first, ...others] = parts
  const same = first !== undefined && others.every(other => alike(first.parts, other.parts))
  return { same, parts: parts.filter(one => one.parts.length > 0) }
}

function partsOf(stretches: readonly Stretch[]): Part[] {
  const parts: Part[] = []
  for (const part of coverage(stretches)) {
    const last = parts.at(-1)
    if (last && part.fromMs - last.toMs < noticedMs) last.toMs = part.toMs
    else parts.push({ ...part })
  }
  return parts.filter(({ fromMs, toMs }) => toMs - fromMs >= noticedMs)
}

function alike(some: readonly Part[], others: readonly Part[]): boolean {
  const near = (a: number, b = Number.NaN) => Math.abs(a - b) < noticedMs
  return (
    some.length === others.length &&
    some.every(({ fromMs, toMs }, index) => near(fromMs, others[index]?.fromMs) && near(toMs, others[index]?.toMs))
  )
}
