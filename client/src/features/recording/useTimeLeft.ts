import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Pace, remainingIn, remainingMs, withMeasure } from './pace.ts'

/** How long the rest of some work will take, in ms, by how its share that is done has grown; null while nobody can know. */
export function useTimeLeft(share: number): number | null {
  const [pace, setPace] = useState<Pace>([])
  useEffect(() => setPace(known => withMeasure(known, { atMs: performance.now(), done: share })), [share])
  return remainingMs(pace, 1)
}

/** The same in words. */
export function useTimeLeftText(leftMs: number | null): string {
  const { t } = useTranslation()
  if (leftMs === null) return t('recording.left.finding')
  const { unit, count } = remainingIn(leftMs)
  return unit === 'moment' ? t('recording.left.moment') : t(`recording.left.${unit}`, { count })
}
