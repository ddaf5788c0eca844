import { createStore } from '../store.ts'

/** Playing with sound where the browser allows it, without where it does not, and saying so; never silently silent. */
export function createSound(video: HTMLVideoElement) {
  const muted = createStore(video.muted)
  const silenced = createStore(false)
  const blocked = createStore(false)

  function setMuted(value: boolean) {
    video.muted = value
    muted.set(value)
    silenced.set(false)
  }

  async function play(): Promise<void> {
    try {
      await video.play()
      blocked.set(false)
    } catch (error) {
      if (!isRefusal(error)) return
      if (video.muted) return blocked.set(true)
      setMuted(true)
      silenced.set(true)
      await play()
    }
  }

  return {
    /** True while there is no sound, by choice or by the browser's. */
    muted,
    /** True while the browser lets the film run only without sound. */
    silenced,
    /** True while the browser does not let the film run at all before a press. */
    blocked,
    setMuted,
    play,
    allow() {
      if (silenced.get()) setMuted(false)
      blocked.set(false)
    },
  }
}

/** A pause or a seek that comes in between aborts a play; only a refusal is the browser's policy. */
function isRefusal(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotAllowedError'
}
