import type { Source } from '@samsyn/shared'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { useStore } from '../../useStore.ts'
import { devicesFor, type LocalMedia } from './local-media.ts'
import { MicrophoneLevel } from './MicrophoneLevel.tsx'
import { OwnPicture } from './OwnPicture.tsx'
import { TestSound } from './TestSound.tsx'
import './DeviceCheck.css'

type Props = {
  local: LocalMedia
  name: string /** The way in: under the picture, where nothing that comes later moves it. */
  children: ReactNode
}

/** Seeing and hearing oneself before going in: picture, level, a test sound, and which devices. Works without either. */
export function DeviceCheck({ local, name, children }: Props) {
  return (
    <div className="device-check">
      <div className="device-check__mine">
        <OwnPicture local={local} name={name} />
        {children}
      </div>
      <div className="device-check__lines">
        <SourceLine source="camera" local={local} />
        <SourceLine source="microphone" local={local} />
        <TestSound />
      </div>
    </div>
  )
}

function SourceLine({ source, local }: { source: Source; local: LocalMedia }) {
  const { t } = useTranslation()
  const { wanted, problem, track } = useStore(local[source])
  return (
    <section className="device-check__line" aria-label={t(`media.${source}`)}>
      <Switch
        label={t(`media.with.${source}`)}
        isSelected={wanted}
        onChange={selected => void local.want(source, selected)}
        data-testid={`with-${source}`}
      />
      <DeviceChoice source={source} local={local} />
      {source === 'microphone' && track && <MicrophoneLevel track={track} />}
      <p className="device-check__state" data-state={problem ?? (track ? 'ready' : 'off')} role="status">
        {problem ? t(`media.problem.${source}.${problem}`) : t(track ? `media.ready.${source}` : `media.off.${source}`)}
      </p>
    </section>
  )
}

function DeviceChoice({ source, local }: { source: Source; local: LocalMedia }) {
  const { t } = useTranslation()
  const { deviceId } = useStore(local[source])
  const items = devicesFor(source, useStore(local.devices))
  if (items.length < 2) return null
  return (
    <Select
      label={t(`media.choose.${source}`)}
      value={deviceId}
      items={items.map(device => ({ id: device.deviceId, label: device.label }))}
      onChange={id => void local.choose(source, id)}
      data-testid={`choose-${source}`}
    />
  )
}
