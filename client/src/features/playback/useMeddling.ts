import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { toasts } from '../../app/toasts.ts'
import type { Player } from '../../player/Player.ts'
import { createStore } from '../../store.ts'
import { useStore } from '../../useStore.ts'

const never = createStore(false)

/** Says once that something in this browser insists on another speed. */
export function useMeddling(player: Player | null): void {
  const { t } = useTranslation()
  const isMeddledWith = useStore<boolean>(player?.isMeddledWith ?? never)
  useEffect(() => {
    if (isMeddledWith) toasts.add({ text: t('playback.otherSpeed'), tone: 'attention' })
  }, [isMeddledWith, t])
}
