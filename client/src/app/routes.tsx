import type { ComponentType } from 'react'
import { createBrowserRouter } from 'react-router'
import { NotFoundPage } from '../pages/NotFoundPage.tsx'
import { AppFrame } from './AppFrame.tsx'
import { Loading } from './Loading.tsx'
import { PageError } from './PageError.tsx'
import { SignedIn } from './SignedIn.tsx'

/** A page that is fetched when it is first needed. */
const page = (load: () => Promise<ComponentType>) => async () => ({ Component: await load() })

export const router = createBrowserRouter([
  {
    Component: AppFrame,
    HydrateFallback: Loading,
    ErrorBoundary: PageError,
    children: [
      { path: '/sign-in', lazy: page(async () => (await import('../pages/SignInPage.tsx')).SignInPage) },
      { path: '/enter', lazy: page(async () => (await import('../pages/EnterPage.tsx')).EnterPage) },
      { path: '/invitation', lazy: page(async () => (await import('../pages/InvitationPage.tsx')).InvitationPage) },
      {
        path: '/organisation',
        lazy: page(async () => (await import('../pages/OrganisationPage.tsx')).OrganisationPage),
      },
      {
        Component: SignedIn,
        children: [
          { path: '/', lazy: page(async () => (await import('../pages/HomePage.tsx')).HomePage) },
          { path: '/rounds/:cycleId', lazy: page(async () => (await import('../pages/RoundPage.tsx')).RoundPage) },
          {
            path: '/rounds/:cycleId/record',
            lazy: page(async () => (await import('../pages/RecordPage.tsx')).RecordPage),
          },
          { path: '/rounds/:cycleId/film', lazy: page(async () => (await import('../pages/FilmPage.tsx')).FilmPage) },
          {
            path: '/rounds/:cycleId/analysis',
            lazy: page(async () => (await import('../pages/AnalysisPage.tsx')).AnalysisPage),
          },
          {
            path: '/meetings/:meetingId',
            lazy: page(async () => (await import('../pages/MeetingPage.tsx')).MeetingPage),
          },
          {
            path: '/meetings/:meetingId/after',
            lazy: page(async () => (await import('../pages/MeetingAfterPage.tsx')).MeetingAfterPage),
          },
          { path: '/access', lazy: page(async () => (await import('../pages/AccessPage.tsx')).AccessPage) },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
])
