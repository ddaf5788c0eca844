import { Volume2, VolumeX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Player } from '../../player/Player.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useStore } from '../../useStore.ts'

/** Turns the film's sound off and on, on this machine alone; while another machine in the room has the sound, it waits. */
export function SoundButton({ player }: { player: Player }) {
  const { t } = useTranslation()
  const muted = useStore(player.sound.muted)
  const elsewhere = useStore(player.sound.elsewhere)
  const words = elsewhere ? 'playback.soundElsewhere' : muted ? 'playback.unmute' : 'playback.mute'
  return (
    <IconButton
      label={t(words)}
      icon={muted || elsewhere ? VolumeX : Volume2}
      isDisabled={elsewhere}
      onPress={() => player.sound.setMuted(!muted)}
      data-testid="mute"
    />
  )
}
