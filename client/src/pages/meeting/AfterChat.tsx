import type { Meeting } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useSelf } from '../../app/SelfContext.tsx'
import { ChatLines } from '../../features/chat/ChatLines.tsx'
import { linesFrom } from '../../features/chat/chat.ts'
import { useMeetingLog } from './useMeetingLog.ts'

/** What was written in the chat, if anything was. */
export function AfterChat({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const { id: selfId } = useSelf()
  const lines = linesFrom(useMeetingLog(meeting.id), [])
  if (lines.length === 0) return null
  return (
    <section>
      <h2>{t('meeting.afterChat')}</h2>
      <ChatLines lines={lines} attendees={meeting.participants} selfId={selfId} />
    </section>
  )
}
