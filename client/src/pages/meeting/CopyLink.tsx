import type { MeetingId } from '@samsyn/shared'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'

/** Copies the meeting's address, to be sent to who is missing. */
export function CopyLink({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const copy = () =>
    void navigator.clipboard.writeText(`${location.origin}/meetings/${meetingId}`).then(() => setCopied(true))
  return (
    <Button size="compact" icon={copied ? Check : Copy} onPress={copy} data-testid="room-copy-link">
      <span aria-live="polite">{t(copied ? 'meeting.linkCopied' : 'meeting.copyLink')}</span>
    </Button>
  )
}
