import type { chat as danish } from '../da/chat.ts'
import type { Same } from '../same.ts'

export const chat: Same<typeof danish> = {
  write: 'Write to the others',
  send: 'Send',
  withTime: 'Add the film’s time',
  log: 'Chat',
  empty: 'Here you can write to each other. What you write is kept with the meeting.',
  waiting: 'sending …',
  kept: 'What you have written is kept here and is sent when the connection is there.',
  refused: 'was not sent',
  forget: 'Remove',
  earlier: 'Show what was written before',
  newLine: 'New line in the chat:',
  unread_one: 'one new line',
  unread_other: '{{count}} new lines',
  me: 'You',
  goTo: 'Go to {{time}} in the film',
}
