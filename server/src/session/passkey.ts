import { AppError, deviceIn, type Passkey, type PasskeyResponse, type PersonId, type Self } from '@samsyn/shared'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Store } from '../store/store.ts'
import { createChallenges } from './challenge.ts'
import { createPasskeyStore } from './passkey.store.ts'

type Dependencies = { store: Store; secret: string; now: () => number; publicUrl: string }

const mostEach = 10
/** EdDSA, ES256 and RS256: what every device has, and Node has for good. */
const supportedAlgorithmIDs = [-8, -7, -257]
const signingIn = 'sign-in'
const adding = (personId: PersonId) => `add ${personId}`

/**
 * Passkeys (WebAuthn): discoverable, and only with the person verified by their device, so that one alone is possession and
 * a finger or code in one. They are tied to the host of the public address.
 */
export function createPasskeys({ store, secret, now, publicUrl }: Dependencies) {
  const passkeys = createPasskeyStore(store)
  const challenges = createChallenges(store, secret, now)
  const { hostname: rpID, origin: expectedOrigin } = new URL(publicUrl)
  const expected = (purpose: string) => ({
    ...{ expectedOrigin, expectedRPID: rpID, requireUserVerification: true },
    expectedChallenge: (challenge: string) => challenges.isOurs(purpose, challenge),
  })

  async function useUp(response: PasskeyResponse) {
    const { challenge } = JSON.parse(Buffer.from(response.response.clientDataJSON, 'base64url').toString())
    if (!(await challenges.use(String(challenge)))) throw new AppError('passkey-refused', 'answered before')
  }

  const listOf = async (personId: PersonId): Promise<Passkey[]> =>
    (await passkeys.of(personId)).map(({ id, name, browser, system, createdMs, usedMs }) => ({
      ...{ id, name, browser, system, createdMs, usedMs },
    }))

  return {
    listOf,
    /** What a browser is to be asked for, to make a passkey for this person. */
    async begin(self: Self) {
      const own = await passkeys.of(self.id)
      if (own.length >= mostEach) throw new AppError('conflict', 'too many passkeys')
      return generateRegistrationOptions({
        ...{ rpID, rpName: 'Samsyn', userName: self.email, userDisplayName: self.displayName },
        userID: Uint8Array.from(Buffer.from(self.id)),
        challenge: challenges.make(adding(self.id)),
        excludeCredentials: own.map(({ id }) => ({ id })),
        supportedAlgorithmIDs,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
    },
    /** Adds the passkey a browser has made. An AppError 'passkey-refused' when it is not what was asked for. */
    async add(self: Self, given: PasskeyResponse, agent: string): Promise<Passkey[]> {
      const response = given as RegistrationResponseJSON
      const { registrationInfo } = await refusing(() =>
        verifyRegistrationResponse({ response, supportedAlgorithmIDs, ...expected(adding(self.id)) }),
      )
      if (!registrationInfo) throw new AppError('passkey-refused')
      await useUp(given)
      const { id, publicKey, counter, transports } = registrationInfo.credential
      const seen = { transportsJson: JSON.stringify(transports ?? []), ...deviceIn(agent) }
      const row = { id, personId: self.id, publicKey, counter, ...seen, createdMs: Math.round(now()), usedMs: null }
      if (await passkeys.byId(id)) throw new AppError('conflict', 'known already')
      if (!(await passkeys.insert(row, mostEach))) throw new AppError('conflict', 'too many passkeys')
      return listOf(self.id)
    },
    /** Calls one of a person's as they like. */
    async rename(personId: PersonId, id: string, name: string): Promise<Passkey[]> {
      await passkeys.rename(personId, id, name)
      return listOf(personId)
    },
    /** Deletes one. An AppError 'passkey-last' when it is the last, and one must stay. */
    async remove(personId: PersonId, id: string, oneMustStay: boolean): Promise<Passkey[]> {
      if (!(await passkeys.remove(personId, id, oneMustStay))) throw new AppError('passkey-last')
      return listOf(personId)
    },
    /** Forgets all of a person's, who has lost them and comes in by an invitation. */
    forget: async (personId: PersonId) => void (await passkeys.removeAll(personId)),
    /** What a browser is to be asked for, to show that somebody is who they are; it offers what it has for this host. */
    ask: () =>
      generateAuthenticationOptions({ rpID, userVerification: 'required', challenge: challenges.make(signingIn) }),
    /** Whose passkey has answered. An AppError 'passkey-refused' when none of ours has, or one that was copied. */
    async personOf(given: PasskeyResponse): Promise<PersonId> {
      const row = await passkeys.byId(given.id)
      if (!row) throw new AppError('passkey-refused', 'not known')
      const credential = { id: row.id, publicKey: Uint8Array.from(row.publicKey), counter: row.counter }
      const response = given as AuthenticationResponseJSON
      const { verified, authenticationInfo } = await refusing(() =>
        verifyAuthenticationResponse({ response, credential, ...expected(signingIn) }),
      )
      if (!verified) throw new AppError('passkey-refused', 'not signed by it')
      await useUp(given)
      const isNext = await passkeys.used(row.id, row.counter, authenticationInfo.newCounter, Math.round(now()))
      if (!isNext) throw new AppError('passkey-refused', 'counted before')
      return row.personId as PersonId
    },
  }
}

export type Passkeys = ReturnType<typeof createPasskeys>

/** The library throws at whatever does not fit. */
async function refusing<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify()
  } catch (cause) {
    throw new AppError('passkey-refused', cause instanceof Error ? cause.message : 'passkey-refused', { cause })
  }
}
