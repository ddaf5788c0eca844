import type { Attendee, Film } from '@samsyn/shared'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { filmTime } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { useStore } from '../../useStore.ts'
import type { Drawings } from './drawings.ts'
import { type DrawingMark, marksOf } from './strokes.ts'

type Drawer = Pick<Attendee, 'id' | 'displayName'>

/** The moments that are drawn on, as marks for the timeline, each with who drew. */
export function useDrawingMarks(
  drawings: Drawings,
  { frameRate }: Pick<Film, 'frameRate'>,
  people: readonly Drawer[],
): DrawingMark[] {
  const { t } = useTranslation()
  const frames = useStore(drawings.frames)
  return useMemo(() => {
    const names = new Intl.ListFormat(language())
    return marksOf(frames, frameRate, {
      nameOf: authorId => people.find(({ id }) => id === authorId)?.displayName ?? t('drawing.somebody'),
      label: (atMs, by) => t('drawing.mark', { time: filmTime(atMs), names: names.format(by) }),
    })
  }, [frames, frameRate, people, t])
}
