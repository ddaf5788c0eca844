import type { chat as danish } from '../da/chat.ts'
import type { Same } from '../same.ts'

export const chat: Same<typeof danish> = {
  write: 'Write to the others',
  send: 'Send',
  withTime: 'Add the film’s time',
  log: 'Chat',
  empty: 'Here you can write to each other. What you write is kept with the meeting.',
  waiting: 'will be sent when the connection is there',
  me: 'You',
  goTo: 'Go to {{time}} in the film',
}
