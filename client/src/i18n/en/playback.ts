import type { playback as danish } from '../da/playback.ts'
import type { Same } from '../same.ts'

export const playback: Same<typeof danish> = {
  todo: '',
}
