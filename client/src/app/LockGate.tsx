import { type CurrentSession, lockAfterMs } from '@samsyn/shared'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react'
import { LockScreen } from '../features/session/LockScreen.tsx'
import { watchIdle } from '../net/idle.ts'
import { lockScreen } from '../net/lock.ts'
import { locked } from '../net/locked.ts'
import { useStore } from '../useStore.ts'
import { useAnswer } from './queries.ts'
import { silence } from './silence.ts'
import './LockGate.css'

/**
 * Puts a lock over the page when nobody has been at it for long. What is under it goes on unseen and unheard: the room, the
 * call, and what was typed are there afterwards. A page that is loaded while it is locked begins with its lock.
 */
export function LockGate({ self, children }: { self: CurrentSession; children: ReactNode }) {
  const queries = useQueryClient()
  const isLocked = useStore(locked)
  const [begun, setBegun] = useState(!self.locked)
  const shut = isLocked || !begun
  const ways = useAnswer('session:proof-ways', {})
  // Who cannot be asked for their ways, since the line is away, most likely has a password.
  const known = ways.data ?? (ways.error ? { password: true, passkey: true, organisation: null } : null)
  useLayoutEffect(() => {
    if (self.locked) locked.set(true)
  }, [self.locked])
  useLayoutEffect(() => (shut ? hidePage() : undefined), [shut])
  useEffect(() => watchIdle({ afterMs: lockAfterMs, onIdle: lockScreen }), [])

  const open = () => {
    queries.setQueryData(['session:current', {}], { ...self, locked: false })
    setBegun(true)
    locked.set(false)
    void queries.invalidateQueries()
  }
  return (
    <>
      {begun ? children : null}
      {shut ? <LockScreen self={self} ways={known} onOpen={open} /> : null}
    </>
  )
}

/** Hides and hushes all there is, wherever it was put in the page; answers how to show it again. */
function hidePage(): () => void {
  const focused = document.activeElement
  document.documentElement.dataset.locked = ''
  if (document.fullscreenElement) void document.exitFullscreen()
  if (document.pictureInPictureElement) void document.exitPictureInPicture()
  const giveSound = silence()
  return () => {
    delete document.documentElement.dataset.locked
    giveSound()
    if (focused instanceof HTMLElement) focused.focus()
  }
}
