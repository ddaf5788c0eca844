import type { Sequence, SequenceId } from '@samsyn/shared'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { toasts } from '../../app/toasts.ts'
import type { Hands } from '../../features/playback/hands.ts'
import { useStore } from '../../useStore.ts'
import type { Room } from './room.ts'
import type { LookBack } from './useLookBack.ts'
import type { SequenceHands } from './useSequences.ts'

type Needs = {
  room: Room
  selfId: string
  sequences: readonly Sequence[]
  hands: Hands | null
  lookBack: LookBack
  led: SequenceHands
}

export type Places = { goTo(filmMs: number): void; showSequence(sequenceId: SequenceId): void }

/** Where notes and chat lead: for everybody when one steers, or nobody else does; else only for oneself, and it is said. */
export function useGoTo({ room, selfId, sequences, hands, lookBack, led }: Needs): Places {
  const { t } = useTranslation()
  const controllerId = useStore(room.steering.controllerId)
  const forAll = lookBack.apart === null && (controllerId === null || controllerId === selfId)
  const { apart, beginAt, rejoin } = lookBack
  const said = useRef<number | null>(null)
  useEffect(() => {
    // Back with the others, it is no longer so.
    if (apart === null && said.current !== null) toasts.close(said.current)
  }, [apart])
  const goTo = useCallback(
    (filmMs: number) => {
      if (forAll || apart) return hands?.seek(filmMs)
      beginAt(filmMs)
      said.current = toasts.add({
        text: t('playback.onlyYouGo'),
        action: { label: t('playback.rejoin'), onPress: rejoin },
      })
    },
    [forAll, apart, hands, beginAt, rejoin, t],
  )
  return useMemo(
    () => ({
      goTo,
      showSequence(id) {
        if (forAll) return led.goToStep(id)
        const sequence = sequences.find(one => one.id === id)
        if (sequence) goTo(sequence.startMs)
      },
    }),
    [goTo, forAll, led, sequences],
  )
}
