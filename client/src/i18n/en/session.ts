import type { session as danish } from '../da/session.ts'
import type { Same } from '../same.ts'

export const session: Same<typeof danish> = {
  todo: '',
}
