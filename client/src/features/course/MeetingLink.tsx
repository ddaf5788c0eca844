import type { MeetingId } from '@samsyn/shared'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** The link to a meeting, to be copied and sent. */
export function MeetingLink({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const link = `${location.origin}/meetings/${meetingId}`
  const copy = () => void navigator.clipboard.writeText(link).then(() => setCopied(true))
  const button = (
    <Button onPress={copy} icon={copied ? Check : Copy} data-testid="copy-link">
      <span aria-live="polite">{copied ? t('course.meeting.copied') : t('course.meeting.copy')}</span>
    </Button>
  )
  return (
    <TextField
      label={t('course.meeting.link')}
      description={t('course.meeting.linkHelp')}
      value={link}
      isReadOnly
      onFocus={event => event.target instanceof HTMLInputElement && event.target.select()}
      action={button}
      data-testid="meeting-link"
    />
  )
}
