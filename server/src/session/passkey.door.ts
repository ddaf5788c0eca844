import { AppError, type Note } from '@samsyn/shared'
import type { RouteHandlers } from '../doors/handlers.ts'
import type { Passkeys } from './passkey.ts'
import type { Proof } from './proof.ts'
import type { Sessions } from './session.ts'

type PasskeyRoutes =
  | 'passkey:list'
  | 'passkey:begin'
  | 'passkey:add'
  | 'passkey:remove'
  | 'passkey:ask'
  | 'session:unlock-by-passkey'

type Dependencies = { passkeys: Passkeys; proof: Proof; sessions: Sessions; audit: { note: Note } }

/** One's passkeys, and a screen opened by one. Signing in by one stands with the other ways in. */
export function passkeyRoutes({ passkeys, proof, sessions, audit }: Dependencies): RouteHandlers<PasskeyRoutes> {
  return {
    'passkey:list': ({ actor }) => passkeys.listOf(actor.self.id),
    'passkey:begin': async ({ actor, payload, address }) => {
      await proof.require(actor, address, payload.password)
      return asRecord(await passkeys.begin(actor.self))
    },
    'passkey:add': async ({ actor, payload, browser, address }) => {
      const all = await passkeys.add(actor.self, payload.response, browser.agent)
      await audit.note({ kind: 'password-set', actorId: actor.self.id, address, detail: 'passkey-added' })
      return all
    },
    'passkey:remove': async ({ actor, payload, address }) => {
      const left = await passkeys.remove(actor.self.id, payload.id)
      await audit.note({ kind: 'password-set', actorId: actor.self.id, address, detail: 'passkey-removed' })
      return left
    },
    'passkey:ask': async () => asRecord(await passkeys.ask()),
    'session:unlock-by-passkey': async ({ actor, payload }) => {
      if ((await passkeys.personOf(payload.response)) !== actor.self.id) throw new AppError('passkey-refused')
      if (actor.session) await sessions.unlock(actor.session.id)
      return {}
    },
  }
}

const asRecord = (options: object): Record<string, unknown> => ({ ...options })
