import { dimensionLabel, inMeetingOrder, type Meeting, manualOf, timesShown } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { FilmPlace } from '../../features/log/FilmPlace.tsx'
import { language } from '../../i18n/i18n.ts'
import { KindTag } from '../../ui/Badge.tsx'
import { useAfter } from './useAfter.ts'

/** The sequences the meeting was about, with their questions and how often each was shown. */
export function AfterSequences({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const { sequences, shown, pathAt } = useAfter(meeting)
  const manual = manualOf(meeting.manualVersion)
  const howOften = (count: number) => (count > 0 ? t('log.shown', { count }) : t('log.notShown'))
  if (sequences.length === 0 || !manual) return null
  return (
    <section>
      <h2>{t(meeting.state === 'arranged' ? 'meeting.afterSequencesAhead' : 'meeting.afterSequences')}</h2>
      <ul className="meeting-after__sequences">
        {inMeetingOrder(sequences).map(({ id, kind, startMs, endMs, title, dimension, question }) => (
          <li key={id}>
            <KindTag kind={kind}>{t(`sequence.kinds.${kind}`)}</KindTag> <strong>{title}</strong>{' '}
            <span className="meeting-after__meta">
              <FilmPlace fromMs={startMs} toMs={endMs} to={pathAt ? pathAt(startMs) : null} /> ·{' '}
              {dimensionLabel(manual, dimension, language())}
              {shown.length > 0 ? ` · ${howOften(timesShown(shown, { id, startMs }))}` : null}
            </span>
            <p>{question}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
