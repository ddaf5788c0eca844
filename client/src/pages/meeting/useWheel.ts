import type { Attendee, HoldChoice, PersonId } from '@samsyn/shared'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { toasts } from '../../app/toasts.ts'
import { wheelOf } from '../../features/playback/wheel.ts'
import { useStore } from '../../useStore.ts'
import type { Room } from './room.ts'
import type { LookBack } from './useLookBack.ts'

export type WheelHands = {
  ask(asking: boolean): void
  take(): void
  hand(toId: PersonId): void
  decline(personId: PersonId): void
  decide(choice: HoldChoice): void
}

type Needs = {
  room: Room
  attendees: readonly Attendee[]
  selfId: PersonId
  lookBack: LookBack
  refused: (error: unknown) => void
}

/** What a person can do about who steers; each tells `refused` when it could not be done. */
export function useWheel({ room, attendees, selfId, lookBack, refused }: Needs): WheelHands {
  const { steering } = room
  const takeBack = useDeclined(room, attendees, selfId)
  const done = (promise: Promise<void>) => void promise.catch(refused)
  return {
    ask(asking) {
      if (!asking) takeBack()
      done(steering.askControl(asking))
    },
    /** Who steers is with the others. */
    take() {
      lookBack.rejoin()
      done(steering.takeControl())
    },
    hand: toId => done(steering.handControl(toId)),
    decline: personId => done(steering.declineControl(personId)),
    decide: choice => done(steering.decideHold(choice)),
  }
}

/** Tells somebody who asks for the wheel that it was "not now". Returns what to call when they take their asking back. */
function useDeclined({ steering }: Room, attendees: readonly Attendee[], selfId: PersonId): () => void {
  const { t } = useTranslation()
  const asked = useStore(steering.asking).includes(selfId)
  const wheel = wheelOf(useStore(steering.controllerId), attendees, selfId)
  const keeper = wheel.kind === 'theirs' ? wheel.name : null
  const before = useRef({ asked, keeper })
  const takenBack = useRef(false)
  const said = useRef<number | null>(null)
  useEffect(() => {
    const { asked: did, keeper: same } = before.current
    before.current = { asked, keeper }
    if (asked) takenBack.current = false
    if (did && !asked && keeper !== null && keeper === same && !takenBack.current)
      said.current = toasts.add({ text: t('playback.declined', { name: keeper }) })
  }, [asked, keeper, t])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once another has the wheel it is no longer so.
  useEffect(() => () => void (said.current !== null && toasts.close(said.current)), [keeper])
  return () => {
    takenBack.current = true
  }
}
