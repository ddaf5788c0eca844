import { type FilmedPerson, type FilmedPersonKind, looksLikeCpr } from '@samsyn/shared'

type Labelled = Pick<FilmedPerson, 'label' | 'supervision'>

/** Where a film stands with those who are in it: nobody named, somebody said no, somebody has not been asked, or all said yes. */
export type ConsentStanding =
  | { kind: 'nobody' }
  | { kind: 'refused'; labels: string[] }
  | { kind: 'missing'; labels: string[] }
  | { kind: 'all' }

export function standingOfConsent(persons: readonly Labelled[]): ConsentStanding {
  if (persons.length === 0) return { kind: 'nobody' }
  const without = persons.filter(person => person.supervision !== 'given')
  const labels = (those: readonly Labelled[]) => those.map(person => person.label)
  const refused = without.filter(person => person.supervision !== 'pending')
  if (refused.length > 0) return { kind: 'refused', labels: labels(refused) }
  return without.length > 0 ? { kind: 'missing', labels: labels(without) } : { kind: 'all' }
}

export type LabelProblem = 'empty' | 'cpr' | 'taken'

/** Why a role label cannot be used; null when it can. */
export function labelProblem(label: string, persons: readonly Labelled[]): LabelProblem | null {
  const wanted = label.trim().toLocaleLowerCase('da')
  if (wanted === '') return 'empty'
  if (looksLikeCpr(wanted)) return 'cpr'
  return persons.some(person => person.label.toLocaleLowerCase('da') === wanted) ? 'taken' : null
}

/** The age of a young person as it was written; null when it is no age of one. */
export function ageIn(text: string): number | null {
  const age = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0
  return age >= 1 && age <= 25 ? age : null
}

/** The roles most films have, offered as one press each. */
export const usualRoles = ['mother', 'father', 'worker'] as const satisfies readonly string[]
export type UsualRole = (typeof usualRoles)[number]

export const kindOfRole: Record<UsualRole, FilmedPersonKind> = { mother: 'parent', father: 'parent', worker: 'worker' }
