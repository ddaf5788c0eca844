import type { Recording } from '@samsyn/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../../app/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { ReportButton } from './ReportButton.tsx'
import { ViewingRow } from './ViewingRow.tsx'
import './viewings.css'

/** So many are shown at first. */
const few = 5

type Props = { recording: Recording /** Whether it is their own film: they see everybody. */; isOwner: boolean }

/** Who has watched the film, when and why: for whose film it is. Anybody else sees their own viewings. */
export function ViewingsPart({ recording, isOwner }: Props) {
  const { t } = useTranslation()
  const { data: viewings } = useAnswer('recording:viewings', { recordingId: recording.id })
  const [all, setAll] = useState(false)
  if (!viewings) return null
  const latestFirst = viewings.toReversed()
  const shown = all ? latestFirst : latestFirst.slice(0, few)
  return (
    <section className="viewings" aria-labelledby="viewings-title" data-testid="viewings">
      <h3 id="viewings-title">{isOwner ? t('viewing.title') : t('viewing.ownTitle')}</h3>
      {viewings.length === 0 ? (
        <p className="ui-muted">{isOwner ? t('viewing.none') : t('viewing.ownNone')}</p>
      ) : (
        <ul className="viewings-list">
          {shown.map(viewing => (
            <ViewingRow key={`${viewing.personId} ${viewing.fromMs} ${viewing.purpose}`} viewing={viewing} />
          ))}
        </ul>
      )}
      {all || viewings.length <= few ? null : (
        <Button size="compact" variant="quiet" onPress={() => setAll(true)} data-testid="viewings-all">
          {t('viewing.all', { count: viewings.length })}
        </Button>
      )}
      {isOwner ? <ReportButton recordingId={recording.id} /> : null}
    </section>
  )
}
