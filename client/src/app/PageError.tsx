import { AppError } from '@samsyn/shared'
import { useRouteError } from 'react-router'
import { NotFoundPage } from '../pages/NotFoundPage.tsx'
import { ServerAwayPage } from '../pages/ServerAwayPage.tsx'

/** What is shown when a page cannot be: an unknown address, or something that broke. */
export function PageError() {
  const error = useRouteError()
  if (error instanceof AppError && error.code === 'not-found') return <NotFoundPage />
  return <ServerAwayPage onTryAgain={() => location.reload()} />
}
