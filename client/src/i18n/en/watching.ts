import type { watching as danish } from '../da/watching.ts'
import type { Same } from '../same.ts'

export const watching: Same<typeof danish> = {
  page: 'Watch the film',
  seeFilm: 'Watch the film',
  see: 'Watch the sequences',
  seeAgain: 'Watch the sequences again',
  seeClip: 'Watch the sequence {{span}}',
  sequences: 'The sequences',
  loading: 'Fetching the sequences …',
  listFailed: 'The sequences could not be fetched',
  none: 'There are no sequences here yet',
  noneWhy:
    'When {{other}} has arranged the meeting with you, the sequences and questions are here. You can watch the film now.',
  damaged: 'Something that was written here cannot be read any more.',
  again: 'Play again',
  againOf: 'Play again: {{title}}',
  loop: 'Repeat',
  full: 'Full screen',
  fullOff: 'Leave full screen',
  prepare: 'Prepare',
  prepareLong: 'Prepare: see the sequences and questions',
  prepareWhy:
    'This is what {{other}} will talk with you about. You need not write anything. Watch the sequences as often as you like.',
  gone: 'The film has been deleted',
  goneNext: 'The sequences were deleted with it. The receipt is on the round.',
  notYet: {
    none: 'You have not sent a film for this round yet. You do that on the round.',
    uploading: 'The film has not quite arrived yet. The round shows how far it is.',
    received: 'The film has been sent and is being made ready. This page changes by itself when you can watch it.',
    processing: 'The film is being made ready. This page changes by itself when you can watch it.',
    refused: 'The file could not be used. The round says why, and lets you choose another.',
    ready:
      'The film is ready, but cannot be watched before everybody in it has said yes. The round shows who is missing.',
    damaged:
      'What Samsyn has stored of the film is damaged, so it cannot be shown. Tell whoever looks after Samsyn where you work: a backup may have the film.',
  },
}
