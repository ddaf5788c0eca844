import { type Meeting, metIn } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { dateTime, timeOfDay } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { useMeetingLog } from './useMeetingLog.ts'

/** Who met and when, as a sentence. */
export function MetSentence({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const entries = useMeetingLog(meeting.id)
  // While somebody is there, by what is logged so far.
  const hasMet = metIn(entries, { leastMs: 0, nowMs: entries.at(-1)?.atMs ?? 0 }) !== null
  const { state, startedMs, endedMs, participants } = meeting
  if (state === 'cancelled') return <p data-testid="called-off">{t('meeting.afterCalledOff')}</p>
  if (startedMs === null || (state === 'live' && !hasMet))
    return <p data-testid="not-met">{t('meeting.afterNotYet')}</p>
  const names = new Intl.ListFormat(language()).format(participants.map(({ displayName }) => displayName))
  const when = dateTime(startedMs, language())
  if (endedMs === null) return <p data-testid="met">{t('meeting.afterMet', { names, when })}</p>
  return <p data-testid="met">{t('meeting.afterMetUntil', { names, when, until: timeOfDay(endedMs, language()) })}</p>
}
