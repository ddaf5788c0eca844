import { z } from 'zod'
import { PersonId } from './ids.ts'
import type { StreamName } from './protocol/streams.ts'
import type { Relation } from './rights.ts'

/** Why a film is watched, by where that happens; `unreadable` where what was noted cannot be read any more. */
export const purposes = ['own', 'supervision', 'meeting', 'unreadable'] as const
export const Purpose = z.enum(purposes)
export type Purpose = z.infer<typeof Purpose>

/** Why somebody with this relation watches a film, in a meeting about it or alone. */
export function purposeOf(relation: Relation | null, inMeeting: boolean): Purpose {
  if (inMeeting || relation === 'participant') return 'meeting'
  return relation === 'worker' ? 'own' : 'supervision'
}

/** A stretch of time in which a film was watched for one purpose. */
export const Occasion = z.object({ purpose: Purpose, fromMs: z.int(), untilMs: z.int() })
export type Occasion = z.infer<typeof Occasion>

/** An occasion, and who it was. */
export const Viewing = Occasion.extend({ personId: PersonId, displayName: z.string() })
export type Viewing = z.infer<typeof Viewing>

/** What is asked for within this time by the same person for the same purpose is one viewing. */
export const sameViewingMs = 5 * 60_000

/** What can be taken along about a film: the notes of its meeting, how they once were, and who watched it. */
export const takenAlong = ['notes', 'notes-version', 'report'] as const
export type TakenAlong = (typeof takenAlong)[number]

/** What is given beside a film, such as its poster or the notes, is on the record too, but does not make a viewing. */
export const besideFilm: readonly (StreamName | TakenAlong)[] = [
  'opening',
  'poster',
  'storyboard',
  'peaks',
  ...takenAlong,
]

/** Who watched a film when and why, from each time some of it was asked for; in the order in which they began. */
export function viewingsIn<Asked extends Occasion & Pick<Viewing, 'personId'>>(asked: readonly Asked[]): Asked[] {
  return merged(asked, ({ personId, purpose }) => `${personId} ${purpose}`)
}

/** When a film was watched and why, whoever it was: people who watched together are one occasion. */
export function occasionsIn(asked: readonly Occasion[]): Occasion[] {
  const bare = asked.map(({ purpose, fromMs, untilMs }) => ({ purpose, fromMs, untilMs }))
  return merged(bare, ({ purpose }) => purpose)
}

function merged<One extends Occasion>(asked: readonly One[], keyOf: (one: One) => string): One[] {
  const last = new Map<string, One>()
  const all: One[] = []
  for (const one of [...asked].sort((a, b) => a.fromMs - b.fromMs)) {
    const open = last.get(keyOf(one))
    if (open && one.fromMs - open.untilMs <= sameViewingMs) {
      open.untilMs = Math.max(open.untilMs, one.untilMs)
    } else {
      const begun = { ...one }
      last.set(keyOf(one), begun)
      all.push(begun)
    }
  }
  return all
}
