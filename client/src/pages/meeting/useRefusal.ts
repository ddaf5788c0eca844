import { AppError, type Attendee } from '@samsyn/shared'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { toasts } from '../../app/toasts.ts'
import { useStore } from '../../useStore.ts'
import type { Room } from './room.ts'

/** Says in words why something could not be done; to one who does not steer, with the press that takes over. */
export function useRefusal(room: Room, attendees: readonly Attendee[]): (error: unknown) => void {
  const { t } = useTranslation()
  const people = useRef(attendees)
  people.current = attendees
  const said = useRef<number | null>(null)
  const controllerId = useStore(room.steering.controllerId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever steers now, what was said of it is no longer so.
  useEffect(() => () => unsay(said), [controllerId])
  return useCallback(
    (error: unknown) => {
      const code = error instanceof AppError ? error.code : 'internal'
      if (code !== 'not-in-control') return void toasts.add({ text: t(`errors.${code}`), tone: 'attention' })
      const name = people.current.find(({ id }) => id === room.steering.controllerId.get())?.displayName ?? ''
      const takeOver = () => void room.steering.takeControl()
      unsay(said)
      said.current = toasts.add({
        text: t('playback.otherSteers', { name }),
        action: { label: t('playback.takeControl'), onPress: takeOver },
      })
    },
    [room, t],
  )
}

/** Takes back what was said and is still on show: it is said once, and no longer than it is so. */
function unsay(said: { current: number | null }): void {
  if (said.current !== null) toasts.close(said.current)
  said.current = null
}
