import type { recording as danish } from '../da/recording.ts'
import type { Same } from '../same.ts'

export const recording: Same<typeof danish> = {
  todo: '',
}
