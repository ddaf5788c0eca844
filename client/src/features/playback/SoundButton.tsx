import { Volume2, VolumeX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Player } from '../../player/Player.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useStore } from '../../useStore.ts'

/** Turns the film's sound off and on, on this machine alone. */
export function SoundButton({ player }: { player: Player }) {
  const { t } = useTranslation()
  const muted = useStore(player.sound.muted)
  return (
    <IconButton
      label={t(muted ? 'playback.unmute' : 'playback.mute')}
      icon={muted ? VolumeX : Volume2}
      onPress={() => player.sound.setMuted(!muted)}
      data-testid="mute"
    />
  )
}
