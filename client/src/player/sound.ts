import { createStore, type Readable } from '../store.ts'

/** How a film is heard. */
type Heard = { muted: Readable<boolean>; elsewhere: Readable<boolean>; silenced: Readable<boolean>; level(): number }

/** Playing with sound where the browser allows it, without where it does not, and saying so; never silently silent. */
export function createSound(video: HTMLVideoElement) {
  const muted = createStore(video.muted)
  const elsewhere = createStore(false)
  const silenced = createStore(false)
  const blocked = createStore(false)
  let hushed = false

  const apply = () => {
    video.muted = muted.get() || elsewhere.get() || hushed
  }

  function setMuted(value: boolean) {
    muted.set(value)
    silenced.set(false)
    apply()
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
    /** True while the sound comes from another machine in the same room. */
    elsewhere,
    /** True while the browser lets the film run only without sound. */
    silenced,
    /** True while the browser does not let the film run at all before a press. */
    blocked,
    setMuted,
    play,
    /** No sound here while another machine in the room has it; what was chosen before holds again afterwards. */
    setElsewhere(value: boolean) {
      elsewhere.set(value)
      apply()
    },
    /** No sound while this one runs out of sight. */
    setHushed(value: boolean) {
      hushed = value
      apply()
    },
    /** As it is of another: that one's place is taken. */
    takeOver(other: Heard) {
      muted.set(other.muted.get())
      elsewhere.set(other.elsewhere.get())
      silenced.set(other.silenced.get())
      video.volume = other.level()
      hushed = false
      apply()
    },
    level: () => video.volume,
    /** How loud, 0..1, of what this person has chosen; says nothing about whether there is sound. */
    setLevel(level: number) {
      video.volume = level
    },
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
