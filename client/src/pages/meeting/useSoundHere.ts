import { useEffect } from 'react'
import { startDucking } from '../../features/media/ducking.ts'
import type { LocalMedia } from '../../features/media/local-media.ts'
import { watchSpeaking } from '../../features/media/speaking.ts'
import type { Player } from '../../player/Player.ts'
import type { Room } from './room.ts'

/** While another machine in the same room has the sound, this one neither plays nor hears; afterwards all is as it was. */
export function useOneLoudspeaker(heardElsewhere: boolean, player: Player | null, local: LocalMedia): void {
  useEffect(() => player?.sound.setElsewhere(heardElsewhere), [player, heardElsewhere])
  useEffect(() => {
    if (!heardElsewhere) return
    const { wanted } = local.microphone.get()
    void local.want('microphone', false)
    return () => void local.want('microphone', wanted)
  }, [heardElsewhere, local])
}

/** While it is wished, the film makes room for those who speak. */
export function useDucking(ducks: boolean, player: Player | null, { call }: Room, local: LocalMedia): void {
  useEffect(() => {
    if (!ducks || !player) return
    const { speaking, close } = watchSpeaking(call, local)
    const stop = startDucking(speaking, player.sound.setLevel)
    return () => {
      stop()
      close()
    }
  }, [ducks, player, call, local])
}
