import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { LevelMeter } from '../../../ui/LevelMeter.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { useStore } from '../../../useStore.ts'
import type { Lens } from './lens.ts'
import { watchLoudness } from './loudness.ts'

/** Before it begins: which camera, or only sound. */
export function CaptureSettings({ lens }: { lens: Lens }) {
  const { t } = useTranslation()
  const { cameras, cameraId, soundOnly, problem } = useStore(lens.state)
  return (
    <>
      {problem ? (
        <Notice tone="problem" title={t(`recording.capture.problem.${problem}`)} live data-testid="capture-problem" />
      ) : null}
      {cameras.length > 1 && !soundOnly ? (
        <Select
          label={t('recording.capture.camera')}
          value={cameraId}
          items={cameras}
          onChange={lens.choose}
          data-testid="capture-camera"
        />
      ) : null}
      <Switch
        label={t('recording.capture.soundOnly')}
        description={t('recording.capture.soundOnlyWhy')}
        isSelected={soundOnly}
        onChange={lens.listenOnly}
        data-testid="capture-sound-only"
      />
    </>
  )
}

/** How loud the room is. */
export function Loudness({ stream }: { stream: MediaStream }) {
  const { t } = useTranslation()
  const subscribeLevel = useCallback((heard: (level: number) => void) => watchLoudness(stream, heard), [stream])
  return <LevelMeter label={t('recording.capture.level')} subscribeLevel={subscribeLevel} data-testid="capture-level" />
}
