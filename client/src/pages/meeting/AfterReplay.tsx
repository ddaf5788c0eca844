import { type Meeting, replayOf } from '@samsyn/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReplayList } from '../../features/log/ReplayList.tsx'
import { isAhead } from './is-ahead.ts'
import { useAfter } from './useAfter.ts'

/** The meeting from its beginning to its end, for who wants to see it. */
export function AfterReplay({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { entries, extent, names, pathAt } = useAfter(meeting)
  const lines = replayOf(entries)
  if (lines.length === 0) return null
  return (
    <section className="ui-no-print">
      <h2>{t(isAhead(meeting) ? 'log.replayAhead' : 'log.replay')}</h2>
      <details className="meeting-after__replay" onToggle={event => setOpen(event.currentTarget.open)}>
        <summary data-testid="open-replay">{t('log.openReplay')}</summary>
        {open ? <ReplayList lines={lines} names={names} durationMs={extent.durationMs} pathAt={pathAt} /> : null}
      </details>
    </section>
  )
}
