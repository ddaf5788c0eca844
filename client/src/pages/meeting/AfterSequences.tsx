import { dimensionLabel, inMeetingOrder, manualOf, type RecordingId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../app/queries.ts'
import { filmTime } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { KindTag } from '../../ui/Badge.tsx'

/** The sequences the meeting was about, with their questions. */
export function AfterSequences({ recordingId, manualVersion }: { recordingId: RecordingId; manualVersion: string }) {
  const { t } = useTranslation()
  const { data: sequences = [] } = useAnswer('sequence:list', { recordingId })
  const manual = manualOf(manualVersion)
  if (sequences.length === 0 || !manual) return null
  return (
    <section>
      <h2>{t('meeting.afterSequences')}</h2>
      <ul className="meeting-after__sequences">
        {inMeetingOrder(sequences).map(({ id, kind, startMs, endMs, title, dimension, question }) => (
          <li key={id}>
            <KindTag kind={kind}>{t(`sequence.kinds.${kind}`)}</KindTag> <strong>{title}</strong>{' '}
            <span className="meeting-after__meta">
              {filmTime(startMs)}–{filmTime(endMs)} · {dimensionLabel(manual, dimension, language())}
            </span>
            <p>{question}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
