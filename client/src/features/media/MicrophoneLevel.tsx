import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { LevelMeter } from '../../ui/LevelMeter.tsx'
import { watchLevel } from './level.ts'

/** How loud the microphone hears this person. */
export function MicrophoneLevel({ track }: { track: MediaStreamTrack }) {
  const { t } = useTranslation()
  const subscribeLevel = useCallback((listener: (level: number) => void) => watchLevel(track, listener), [track])
  return <LevelMeter label={t('media.level')} subscribeLevel={subscribeLevel} data-testid="microphone-level" />
}
