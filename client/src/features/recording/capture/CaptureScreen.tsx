import type { CycleId } from '@samsyn/shared'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Notice } from '../../../ui/Notice.tsx'
import { useStore } from '../../../useStore.ts'
import { BeforeTake } from './BeforeTake.tsx'
import { DuringTake } from './DuringTake.tsx'
import { createLens, type Lens } from './lens.ts'
import { TakeClock } from './TakeStatus.tsx'
import { useTake } from './useTake.ts'
import { Viewfinder } from './Viewfinder.tsx'
import './capture.css'

/** Where a conversation is recorded: what the camera sees, and the one button that matters now. */
export function CaptureScreen({ cycleId }: { cycleId: CycleId }) {
  const { t } = useTranslation()
  const lens = useLens()
  const { stream, soundOnly } = useStore(lens.state)
  const { take, begin, busy, error, cannot } = useTake(cycleId, lens)
  const navigate = useNavigate()
  return (
    <div className="capture">
      <h1>{t('recording.capture.title')}</h1>
      <Viewfinder stream={stream} soundOnly={soundOnly}>
        {take ? <TakeClock take={take} /> : null}
      </Viewfinder>
      {error ? <Notice tone="problem" title={t(`errors.${error.code}`)} live /> : null}
      {cannot ? <Notice tone="problem" title={t('recording.capture.cannot')} live /> : null}
      {take ? (
        <DuringTake take={take} stream={stream} onDone={() => void navigate(`/rounds/${cycleId}`, { replace: true })} />
      ) : (
        <BeforeTake lens={lens} busy={busy} onBegin={begin} backTo={`/rounds/${cycleId}`} />
      )}
    </div>
  )
}

function useLens(): Lens {
  const [lens] = useState(createLens)
  useEffect(() => {
    lens.open()
    return lens.close
  }, [lens])
  return lens
}
