import { z } from 'zod'
import { PasskeyOptions, PasskeyResponse } from '../passkey.ts'
import { GivenPassword, NewPassword } from '../password.ts'
import { Email } from '../person.ts'
import { OrganisationAnswer, OrganisationBegun } from '../proof.ts'
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
    reply: CurrentSession,
    right: 'public',
    doneBy: 'person',
  }),
  'session:sign-in-by-link': route({
    method: 'POST',
    path: '/api/session/link',
    payload: z.object({ token }),
    reply: CurrentSession,
    right: 'public',
    doneBy: 'person',
  }),
  'session:accept-invitation': route({
    method: 'POST',
    path: '/api/session/invitation',
    payload: z.object({ token, password: NewPassword }),
    reply: CurrentSession,
    right: 'public',
    doneBy: 'person',
  }),
  'session:sign-in-by-passkey': route({
    method: 'POST',
    path: '/api/session/passkey',
    payload: z.object({ response: PasskeyResponse }),
    reply: CurrentSession,
    right: 'public',
    doneBy: 'person',
  }),
  'session:sign-in-by-organisation': route({
    method: 'POST',
    path: '/api/session/organisation',
    payload: OrganisationAnswer,
    reply: CurrentSession,
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
    reply: OrganisationBegun,
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
