import { useEffect } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { ServerAwayPage } from '../pages/ServerAwayPage.tsx'
import { LineProvider } from './LineContext.tsx'
import { Loading } from './Loading.tsx'
import { useAnswer } from './queries.ts'
import { SelfContext } from './SelfContext.tsx'

/** Everything behind sign-in: knows who is there, and holds the live line open. */
export function SignedIn() {
  const { data: self, error, isPending, refetch } = useAnswer('session:current', {})
  useRenewal(refetch)
  const here = useLocation()
  if (isPending) return <Loading />
  if (error && self === undefined) return <ServerAwayPage onTryAgain={() => void refetch()} />
  if (!self) return <Navigate to={`/sign-in?next=${encodeURIComponent(here.pathname)}`} replace />
  return (
    <SelfContext value={self}>
      <LineProvider>
        <Outlet />
      </LineProvider>
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
