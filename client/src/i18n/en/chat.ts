import type { chat as danish } from '../da/chat.ts'
import type { Same } from '../same.ts'

export const chat: Same<typeof danish> = {
  todo: '',
}
