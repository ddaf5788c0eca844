import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/i18n.ts'
import type { Player } from '../../player/Player.ts'
import type { TimelineTexts } from '../../ui/timeline/timeline-types.ts'
import { timelineTexts } from './timeline-texts.ts'

/** The timeline's words for one film, in the language that is chosen. */
export function useTimelineTexts({ status }: Pick<Player, 'status'>, durationMs: number): TimelineTexts {
  const { t } = useTranslation()
  return useMemo(
    () => timelineTexts({ t, locale: language(), durationMs, stands: () => status.get() === 'showing' }),
    [t, status, durationMs],
  )
}
