import type { Locale } from '@samsyn/shared'
import type { TFunction } from 'i18next'
import { filmTime, spokenTime } from '../../i18n/format.ts'
import type { TimelineTexts } from '../../ui/timeline/timeline-types.ts'

export type TimelineSaying = {
  t: TFunction
  locale: Locale
  durationMs: number
  /** Whether the film stands on a frame, asked whenever its place is said. */
  stands: () => boolean
}

/** What the timeline of a film says, to the eye and to the ear. */
export function timelineTexts({ t, locale, durationMs, stands }: TimelineSaying): TimelineTexts {
  const spoken = (ms: number) => spokenTime(ms, locale)
  const names = new Intl.ListFormat(locale)
  return {
    seek: t('playback.timeline'),
    bands: t('playback.sequences'),
    marks: t('timeline.marks'),
    selectionStart: t('playback.selectionStart'),
    selectionEnd: t('playback.selectionEnd'),
    zoomIn: t('timeline.zoomIn'),
    zoomOut: t('timeline.zoomOut'),
    zoomAll: t('timeline.zoomAll'),
    overview: t('timeline.overview'),
    spokenTime: spoken,
    spokenPosition: ms => {
      const said = { position: spoken(ms), duration: spoken(durationMs) }
      return stands() ? t('timeline.paused', said) : t('timeline.at', said)
    },
    spokenSpan: ({ startMs, endMs }) => t('timeline.span', { start: spoken(startMs), end: spoken(endMs) }),
    spokenBand: ({ startMs, endMs }) => t('timeline.band', { start: spoken(startMs), length: spoken(endMs - startMs) }),
    cluster: (count, { startMs, endMs }, by) => {
      const times = [...new Set([filmTime(startMs), filmTime(endMs)])].join('–')
      const said = { count, times }
      return by.length > 0 ? t('timeline.clusterBy', { ...said, names: names.format(by) }) : t('timeline.cluster', said)
    },
  }
}
