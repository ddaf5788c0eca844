import { z } from 'zod'
import type { ErrorCode } from './errors.ts'
import { FilmedPersonId, PersonId } from './ids.ts'
import type { FilmedPerson } from './recording.ts'

/** The texts people have said yes to. A text that is worded anew is another one: it is added, and no old one changes. */
export const consentTexts = ['supervision@1'] as const
/** The text that is shown now. */
export const consentText = 'supervision@1' satisfies (typeof consentTexts)[number]

/** Who gave a consent, in which way, and to which text. */
export const ConsentBasis = z.object({
  givenBy: z.enum(['self', 'guardian', 'both']),
  method: z.enum(['oral', 'written', 'digital']),
  text: z.enum(consentTexts),
})
export type ConsentBasis = z.infer<typeof ConsentBasis>

/** What can be stated of somebody: no answer yet, yes, or no. That a yes is taken back is no statement: the film goes. */
export const ConsentAnswer = z.enum(['pending', 'given', 'declined'])
export type ConsentAnswer = z.infer<typeof ConsentAnswer>

export const ConsentStatus = z.enum([...ConsentAnswer.options, 'withdrawn'])
export type ConsentStatus = z.infer<typeof ConsentStatus>

/** One line of the history of the consents to a film: what was stated, by whom, when. It is added to, never changed. */
export const ConsentEvent = z.object({
  filmedPersonId: FilmedPersonId,
  /** `removed`: taken off the list of those who are in the film; `unreadable`: what was noted cannot be read any more. */
  status: z.enum([...ConsentStatus.options, 'removed', 'unreadable']),
  /** Null for what is not a yes, and for a yes from before it was asked how it was given. */
  basis: ConsentBasis.nullable(),
  statedBy: PersonId,
  statedMs: z.int(),
})
export type ConsentEvent = z.infer<typeof ConsentEvent>

/** Whether a film may be played for supervision: somebody is named as seen in it, and everyone named has given consent. */
export function maySupervise(persons: readonly Pick<FilmedPerson, 'supervision'>[]): boolean {
  return persons.length > 0 && persons.every(person => person.supervision === 'given')
}

/** How long a "no" can be undone as a slip. */
export const slipMs = 10 * 60_000

/** Why an answer cannot be stated after what stands since `sinceMs`; null when it can. */
export function whyNotStated(
  { status, sinceMs }: { status: ConsentStatus; sinceMs: number },
  answer: ConsentAnswer,
  nowMs: number,
): ErrorCode | null {
  if (status === 'withdrawn') return 'conflict'
  if (status === 'given' && answer === 'declined') return 'consent-given'
  return status === 'declined' && answer === 'pending' && nowMs - sinceMs > slipMs ? 'said-no' : null
}

/** Whether somebody may be taken off the list: with who said no the film could be shown again, against that no. */
export const mayBeRemoved = (status: ConsentStatus): boolean => status === 'pending' || status === 'given'

/** Labels look like roles; ten digits in a row, or six and four, look like a CPR number. */
export function looksLikeCpr(label: string): boolean {
  return /\b\d{6}[-\s]?\d{4}\b/.test(label)
}
