import type { viewing as danish } from '../da/viewing.ts'
import type { Same } from '../same.ts'

export const viewing: Same<typeof danish> = {
  title: 'Who has watched the film',
  ownTitle: 'When you have watched the film',
  none: 'Nobody has watched the film yet.',
  ownNone: 'You have not watched the film yet.',
  you: 'You',
  purpose: {
    own: 'alone, for yourself',
    supervision: 'for supervision',
    meeting: 'at a feedback meeting',
    unreadable: 'why can no longer be read',
  },
  all_one: 'Show the one',
  all_other: 'Show all {{count}}',
  report: 'Report for the young person',
  reportWhat:
    'The young person or a parent can be given a report of when and why the film was watched. It does not name anybody who watched it.',
  retained: 'Will be deleted on {{when}} at the latest',
  receipt: {
    history: 'History',
    title_one: 'Receipt of deletion',
    title_other: 'Receipts of deletion',
    'delete-now': 'The film was deleted on {{when}}, because you asked for it.',
    withdrawal: 'The film was deleted on {{when}}, because a consent was taken back.',
    retention: 'The film was deleted on {{when}}, because the time to keep it was over.',
    restored: 'The film was deleted again on {{when}}, after an older copy of Samsyn was put back.',
    unreadable: 'The film was deleted {{when}}. Why can no longer be read.',
    notYet: 'It cannot be watched any more. The last of it is being deleted.',
    what: 'Deleted for good: {{list}}. {{size}} in all.',
    id: 'Receipt no. {{id}}',
    kind: {
      upload: 'what you sent',
      film: 'the film',
      pictures: 'pictures from the film',
      waveform: 'the waveform',
      sheet: 'what was said about the recording',
      people: 'who was in it, and their consent',
      sequences: 'the sequences',
      writings: 'what was written and drawn about the film',
      unreadable: 'more that cannot be read here',
    },
  },
}
