import type { development as da } from '../da/development.ts'
import type { Same } from '../same.ts'

export const development: Same<typeof da> = {
  sinceLast: 'Since last time: what you agreed in round {{round}}',
  sinceLastShort: 'Since last time',
  nextStepThen: 'Next step then:',
  tried: 'Have you tried it?',
  triedOf: 'Has it been tried?',
  status: { active: 'Not yet', tried: 'Tried', working: 'It works', dropped: 'Put aside' },
  agreed: 'What we go on with',
  none: 'Agree on one or two things worth practising until the next round.',
  begin: 'Agree on something to practise',
  oneMore: 'Agree on one more thing',
  what: 'What',
  whatHelp: 'Short and concrete. Write nothing that could show who the young person is.',
  when: 'When',
  about: 'What it is about',
  anything: 'Nothing particular in the manual',
  agree: 'Agree on it',
  remove: 'Remove “{{text}}”',
  damaged: 'What was written here can no longer be read. Remove it, and agree on it again.',
  close: 'The round is finished',
  closeTitle: 'Are you finished with the round?',
  closeWhy: 'Then the next round begins with what you have agreed. Film, notes and sequences of this round stay.',
}
