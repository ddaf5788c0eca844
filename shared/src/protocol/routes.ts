import type { z } from 'zod'
import { accountRoutes } from './account-routes.ts'
import { courseRoutes } from './course-routes.ts'
import { meetingRoutes } from './meeting-routes.ts'
import { recordingRoutes } from './recording-routes.ts'
import { sequenceRoutes } from './sequence-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'

/** Every HTTP route that speaks JSON. The field names of a payload fill the path; the rest travels as query (GET) or body. */
export const routes = {
  ...signInRoutes,
  ...accountRoutes,
  ...courseRoutes,
  ...recordingRoutes,
  ...sequenceRoutes,
  ...meetingRoutes,
}

export type Routes = typeof routes
export type RouteName = keyof Routes
export type RoutePayload<Name extends RouteName> = z.output<Routes[Name]['payload']>
export type RouteInput<Name extends RouteName> = z.input<Routes[Name]['payload']>
export type RouteReply<Name extends RouteName> = z.output<Routes[Name]['reply']>
