import type { sequence as danish } from '../da/sequence.ts'
import type { Same } from '../same.ts'

export const sequence: Same<typeof danish> = {
  todo: '',
}
