import { z } from 'zod'
import { SessionId } from '../ids.ts'
import { Passkey, PasskeyId, PasskeyName, PasskeyOptions, PasskeyResponse } from '../passkey.ts'
import { GivenPassword, NewPassword } from '../password.ts'
import { Locale, Self } from '../person.ts'
import { OrganisationBegun, Proof, ProofWays } from '../proof.ts'
import { SignedInPlace } from '../session.ts'
import { route } from './right.ts'

const nothing = z.object({})

/** The HTTP routes of who is signed in, about themselves: where, by what, and whether it is still them. */
export const accountRoutes = {
  'session:lock': route({
    method: 'POST',
    path: '/api/session/lock',
    payload: nothing,
    reply: nothing,
    right: 'signed-in',
    doneBy: 'page',
    whileLocked: true,
  }),
  'session:unlock': route({
    method: 'POST',
    path: '/api/session/unlock',
    payload: z.object({ proof: Proof }),
    reply: nothing,
    right: 'signed-in',
    doneBy: 'person',
    whileLocked: true,
  }),
  'session:proof-ways': route({
    method: 'GET',
    path: '/api/session/proof',
    payload: nothing,
    reply: ProofWays,
    right: 'signed-in',
    doneBy: 'page',
    whileLocked: true,
  }),
  'organisation:begin-proof': route({
    method: 'POST',
    path: '/api/session/proof/organisation',
    payload: nothing,
    reply: OrganisationBegun,
    right: 'signed-in',
    doneBy: 'person',
    whileLocked: true,
  }),
  'session:list': route({
    method: 'GET',
    path: '/api/sessions',
    payload: nothing,
    reply: z.array(SignedInPlace),
    right: 'signed-in',
    doneBy: 'page',
  }),
  'session:end': route({
    method: 'DELETE',
    path: '/api/sessions/:id',
    payload: z.object({ id: SessionId }),
    reply: z.array(SignedInPlace),
    right: 'signed-in',
    doneBy: 'person',
  }),
  'session:end-others': route({
    method: 'DELETE',
    path: '/api/sessions',
    payload: nothing,
    reply: z.array(SignedInPlace),
    right: 'signed-in',
    doneBy: 'person',
  }),
  'passkey:list': route({
    method: 'GET',
    path: '/api/me/passkeys',
    payload: nothing,
    reply: z.array(Passkey),
    right: 'signed-in',
    doneBy: 'page',
  }),
  'passkey:begin': route({
    method: 'POST',
    path: '/api/me/passkeys/begin',
    /** Who has just come in and is to make one has shown it by that. */
    payload: z.object({ proof: Proof.optional() }),
    reply: PasskeyOptions,
    right: 'signed-in',
    doneBy: 'person',
    whileEnrolling: true,
  }),
  'passkey:add': route({
    method: 'POST',
    path: '/api/me/passkeys',
    payload: z.object({ response: PasskeyResponse }),
    reply: z.array(Passkey),
    right: 'signed-in',
    doneBy: 'person',
    whileEnrolling: true,
  }),
  'passkey:rename': route({
    method: 'PUT',
    path: '/api/me/passkeys/:id',
    payload: z.object({ id: PasskeyId, name: PasskeyName }),
    reply: z.array(Passkey),
    right: 'signed-in',
    doneBy: 'person',
  }),
  'passkey:remove': route({
    method: 'DELETE',
    path: '/api/me/passkeys/:id',
    payload: z.object({ id: PasskeyId, proof: Proof }),
    reply: z.array(Passkey),
    right: 'signed-in',
    doneBy: 'person',
  }),
  'person:change-password': route({
    method: 'PUT',
    path: '/api/me/password',
    payload: z.object({ password: GivenPassword, next: NewPassword }),
    reply: nothing,
    right: 'signed-in',
    doneBy: 'person',
  }),
  'person:choose-locale': route({
    method: 'PUT',
    path: '/api/me/locale',
    payload: z.object({ locale: Locale }),
    reply: Self,
    right: 'signed-in',
    doneBy: 'person',
  }),
}
