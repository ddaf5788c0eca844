import type { MeetingId, NotesFile, NotesFormat } from '@samsyn/shared'
import { language } from '../../i18n/i18n.ts'
import { call } from '../../net/api.ts'

/** Fetches a meeting's notes as a file and lets the browser save it. */
export async function saveNotes(meetingId: MeetingId, format: NotesFormat): Promise<void> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  save(await call('notes:take-along', { meetingId, format, locale: language(), timeZone }))
}

function save({ fileName, mediaType, base64 }: NotesFile) {
  const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser reads the address after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
