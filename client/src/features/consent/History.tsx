import type { ConsentEvent, Recording } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../app/queries.ts'
import { dateTime } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import './consent.css'

/** What was stated of those in the film, line by line, the newest first. Nothing when nothing was. */
export function History({ recording }: { recording: Recording }) {
  const { t } = useTranslation()
  const { data = [] } = useAnswer('consent:history', { recordingId: recording.id })
  if (data.length === 0) return null
  const labels = new Map(recording.persons.map(({ id, label }) => [id, label]))
  return (
    <details className="consent-what" data-testid="consent-history">
      <summary>{t('recording.people.history.title')}</summary>
      <ul className="consent-history">
        {data.toReversed().map(event => (
          <li key={`${event.filmedPersonId} ${event.statedMs} ${event.status}`}>
            <Line event={event} label={labels.get(event.filmedPersonId) ?? t('recording.people.history.removedOne')} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Line({ event: { status, basis, statedMs }, label }: { event: ConsentEvent; label: string }) {
  const { t } = useTranslation()
  const how = basis
    ? t('recording.people.history.how', {
        by: t(`recording.people.history.by.${basis.givenBy}`),
        method: t(`recording.people.history.method.${basis.method}`),
      })
    : t('recording.people.history.notSaid')
  return (
    <>
      <span className="ui-muted">{dateTime(statedMs, language())}</span>{' '}
      {t(`recording.people.history.${status}`, { label })} {status === 'given' ? how : null}
    </>
  )
}
