import type { Film } from '@samsyn/shared'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { filmTime } from '../../i18n/format.ts'
import { useStore } from '../../useStore.ts'
import type { Drawings } from './drawings.ts'
import { type DrawingMark, marksOf } from './strokes.ts'

/** The moments that are drawn on, as marks for the timeline. */
export function useDrawingMarks(drawings: Drawings, { frameRate }: Pick<Film, 'frameRate'>): DrawingMark[] {
  const { t } = useTranslation()
  const frames = useStore(drawings.frames)
  return useMemo(
    () => marksOf(frames, frameRate, atMs => t('drawing.mark', { time: filmTime(atMs) })),
    [frames, frameRate, t],
  )
}
