import type { drawing as danish } from '../da/drawing.ts'
import type { Same } from '../same.ts'

export const drawing: Same<typeof danish> = {
  todo: '',
}
