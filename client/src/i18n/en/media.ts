import type { media as danish } from '../da/media.ts'
import type { Same } from '../same.ts'

export const media: Same<typeof danish> = {
  todo: '',
}
