import { z } from 'zod'
import { PasskeyOptions, PasskeyResponse } from '../passkey.ts'
import { GivenPassword, NewPassword } from '../password.ts'
import { Email, Self } from '../person.ts'
import { CurrentSession } from '../session.ts'
import { Text } from '../text.ts'
import { route } from './right.ts'

const nothing = z.object({})
const token = Text.min(20).max(200)

/** The HTTP routes by which somebody comes in, and out. */
export const signInRoutes = {
  'session:sign-in': route({
    method: 'POST',
    path: '/api/session',
    payload: z.object({ email: Email, password: GivenPassword }),
    reply: Self,
    right: 'public',
    doneBy: 'person',
  }),
  'session:sign-in-by-link': route({
    method: 'POST',
    path: '/api/session/link',
    payload: z.object({ token }),
    reply: Self,
    right: 'public',
    doneBy: 'person',
  }),
  'session:accept-invitation': route({
    method: 'POST',
    path: '/api/session/invitation',
    payload: z.object({ token, password: NewPassword }),
    reply: Self,
    right: 'public',
    doneBy: 'person',
  }),
  'session:sign-in-by-passkey': route({
    method: 'POST',
    path: '/api/session/passkey',
    payload: z.object({ response: PasskeyResponse }),
    reply: Self,
    right: 'public',
    doneBy: 'person',
  }),
  'session:sign-in-by-organisation': route({
    method: 'POST',
    path: '/api/session/organisation',
    payload: z.object({ ticket: Text.max(4_000), search: Text.max(8_000) }),
    reply: Self,
    right: 'public',
    doneBy: 'person',
  }),
  'passkey:ask': route({
    method: 'POST',
    path: '/api/session/passkey/ask',
    payload: nothing,
    reply: PasskeyOptions,
    right: 'public',
    doneBy: 'page',
  }),
  'organisation:name': route({
    method: 'GET',
    path: '/api/session/organisation',
    payload: nothing,
    reply: z.object({ name: z.string().nullable() }),
    right: 'public',
    doneBy: 'page',
  }),
  'organisation:begin': route({
    method: 'POST',
    path: '/api/session/organisation/begin',
    payload: nothing,
    reply: z.object({ url: z.url(), ticket: z.string() }),
    right: 'public',
    doneBy: 'page',
  }),
  'session:current': route({
    method: 'GET',
    path: '/api/session',
    payload: nothing,
    reply: CurrentSession.nullable(),
    right: 'public',
    doneBy: 'page',
  }),
  'session:sign-out': route({
    method: 'DELETE',
    path: '/api/session',
    payload: nothing,
    reply: nothing,
    right: 'public',
    doneBy: 'person',
  }),
}
