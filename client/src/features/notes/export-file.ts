import type { MeetingId, NotesFormat } from '@samsyn/shared'
import { language } from '../../i18n/i18n.ts'
import { call } from '../../net/api.ts'
import { saveFile } from '../../net/save-file.ts'

/** Fetches a meeting's notes as a file and lets the browser save it. */
export async function saveNotes(meetingId: MeetingId, format: NotesFormat): Promise<void> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  saveFile(await call('notes:take-along', { meetingId, format, locale: language(), timeZone }))
}
