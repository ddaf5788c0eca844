import type { versions as da } from '../da/versions.ts'
import type { Same } from '../same.ts'

export const versions: Same<typeof da> = {
  menu: 'More about the notes',
  title: 'Earlier versions',
  close: 'Close',
  fetching: 'Fetching …',
  none: 'Nothing has been written yet.',
  when: 'How the notes looked',
  choose: 'Choose a time to read the notes as they were.',
  somebody: 'somebody else',
  differs: 'Something is different now. You can bring a section back as it was. What stands now stays in the history.',
  same: 'The notes look as they did then.',
  restore: 'Restore “{{section}}”',
  restored: '“{{section}}” is as it was.',
  undo: 'Undo',
  as: { pdf: 'Save as PDF', docx: 'Save as Word', md: 'Save as Markdown' },
}
