import type { Meeting } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { dateTime, timeOfDay } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'

/** Who met and when, as a sentence. */
export function MetSentence({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const { startedMs, endedMs, participants } = meeting
  if (startedMs === null) return <p>{t('meeting.afterNotYet')}</p>
  const names = new Intl.ListFormat(language()).format(participants.map(({ displayName }) => displayName))
  const when = dateTime(startedMs, language())
  if (endedMs === null) return <p data-testid="met">{t('meeting.afterMet', { names, when })}</p>
  return <p data-testid="met">{t('meeting.afterMetUntil', { names, when, until: timeOfDay(endedMs, language()) })}</p>
}
