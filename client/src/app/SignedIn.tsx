import type { CurrentSession } from '@samsyn/shared'
import { useEffect, useState } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { sealKeptFilm } from '../net/kept-film.ts'
import { EnrolPage } from '../pages/EnrolPage.tsx'
import { ServerAwayPage } from '../pages/ServerAwayPage.tsx'
import { LineProvider } from './LineContext.tsx'
import { Loading } from './Loading.tsx'
import { LockGate } from './LockGate.tsx'
import { useAnswer } from './queries.ts'
import { SelfContext } from './SelfContext.tsx'

/** Everything behind sign-in: knows who is there, and holds the live line open. */
export function SignedIn() {
  const { data: self, error, isPending, refetch } = useAnswer('session:current', {})
  useRenewal(refetch)
  useSealing(self)
  const here = useLocation()
  const [first, setFirst] = useState(self?.id)
  if (self && first === undefined) setFirst(self.id)
  // Somebody else has signed in in this browser: nothing of what the first one saw or wrote here is theirs.
  const another = self && first !== undefined && self.id !== first
  useEffect(() => {
    if (another) location.assign('/')
  }, [another])
  if (another) return <Loading />
  if (isPending) return <Loading />
  if (error && self === undefined) return <ServerAwayPage onTryAgain={() => void refetch()} />
  if (!self) return <Navigate to={`/sign-in?next=${encodeURIComponent(here.pathname)}`} replace />
  if (self.enrolling) return <EnrolPage self={self} />
  return (
    <SelfContext value={self}>
      <LockGate self={self}>
        <LineProvider>
          <Outlet />
        </LineProvider>
      </LockGate>
    </SelfContext>
  )
}

const renewEveryMs = 4 * 60_000

/** Asking who we are hands out a fresh token; without it a long, quiet meeting would outlive the one it began with. */
function useRenewal(renew: () => unknown) {
  useEffect(() => {
    const timer = setInterval(renew, renewEveryMs)
    return () => clearInterval(timer)
  }, [renew])
}

/** What an earlier version left unsealed in this browser can be sealed as soon as somebody is here whose it may be. */
function useSealing(self: CurrentSession | null | undefined) {
  const here = self && !self.locked && !self.enrolling ? self.id : null
  useEffect(() => {
    if (here) void sealKeptFilm()
  }, [here])
}
