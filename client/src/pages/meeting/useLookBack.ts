import { positionAt, type RecordingId } from '@samsyn/shared'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toasts } from '../../app/toasts.ts'
import { createLocalSteering } from '../../features/playback/local-steering.ts'
import type { Steering } from '../../features/playback/steering.ts'
import type { Room } from './room.ts'

export type LookBack = {
  /** What steers this screen alone; null while it follows the room. */
  apart: Steering | null
  begin(): void
  /** Steps out to this place of the film, where it stands. */
  beginAt(filmMs: number): void
  rejoin(): void
  /** Does what goes for everybody; to one who looks alone it is said, with the press that leads back. */
  together(act: () => void): void
}

const backMs = 5_000

/** Stepping out to look at something again alone, and back into the room with one press. */
export function useLookBack({ steering, clock }: Room, recordingId: RecordingId): LookBack {
  const { t } = useTranslation()
  const [apart, setApart] = useState<Steering | null>(null)
  const beginAt = useCallback(
    (positionMs: number) => {
      const { rate } = steering.vector.get()
      setApart(createLocalSteering(recordingId, { clock, positionMs, rate }))
    },
    [steering, clock, recordingId],
  )
  const begin = useCallback(
    () => beginAt(Math.max(0, positionAt(steering.vector.get(), clock.now()) - backMs)),
    [beginAt, steering, clock],
  )
  const rejoin = useCallback(() => setApart(null), [])
  const together = useCallback(
    (act: () => void) => {
      if (!apart) return act()
      toasts.add({ text: t('playback.apartFirst'), action: { label: t('playback.rejoin'), onPress: rejoin } })
    },
    [apart, rejoin, t],
  )
  return useMemo(() => ({ apart, begin, beginAt, rejoin, together }), [apart, begin, beginAt, rejoin, together])
}
