import type { notes as danish } from '../da/notes.ts'
import type { Same } from '../same.ts'

export const notes: Same<typeof danish> = {
  todo: '',
}
