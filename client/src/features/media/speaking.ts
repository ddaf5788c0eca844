import { createStore, type Readable } from '../../store.ts'
import type { Call } from './call.ts'
import { watchLevel } from './level.ts'
import type { LocalMedia } from './local-media.ts'

/** As loud as somebody who speaks into their own microphone. */
const spokenLevel = 0.55

/** Whether anybody speaks: by the server's word, or by this person's own microphone, which knows sooner. */
export function watchSpeaking(call: Call, local: LocalMedia): { speaking: Readable<boolean>; close(): void } {
  const speaking = createStore(false)
  let loud = false
  let stopLevel: (() => void) | undefined

  const tell = () => speaking.set(loud || call.speakingId.get() !== null)
  const hear = (level: number) => {
    loud = level >= spokenLevel
    tell()
  }

  function listen() {
    const { track } = local.microphone.get()
    stopLevel?.()
    stopLevel = track ? watchLevel(track, hear) : undefined
    if (!track) hear(0)
  }

  listen()
  const stops = [call.speakingId.subscribe(tell), local.microphone.subscribe(listen)]
  return {
    speaking,
    close() {
      for (const stop of stops) stop()
      stopLevel?.()
    },
  }
}
