import type { meeting as danish } from '../da/meeting.ts'
import type { Same } from '../same.ts'

export const meeting: Same<typeof danish> = {
  todo: '',
}
