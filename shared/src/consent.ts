import type { FilmedPerson } from './recording.ts'

/** Whether a film may be played for supervision: somebody is named as seen in it, and everyone named has given consent. */
export function maySupervise(persons: readonly Pick<FilmedPerson, 'supervision'>[]): boolean {
  return persons.length > 0 && persons.every(person => person.supervision === 'given')
}

/** Labels look like roles; ten digits in a row, or six and four, look like a CPR number. */
export function looksLikeCpr(label: string): boolean {
  return /\b\d{6}[-\s]?\d{4}\b/.test(label)
}
