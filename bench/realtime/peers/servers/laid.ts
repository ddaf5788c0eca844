import type { Laid } from '../questions.ts'

/** Notes of a server that opens whatever it is asked for, to anybody. */
export const layFreely = (notes: number): Laid => ({
  documents: Array.from({ length: notes }, (_, note) => `notes-${note}`),
  cookies: [],
})
