import { AppError, type Note, type Self } from '@samsyn/shared'
import type { RouteHandlers } from '../doors/handlers.ts'
import type { Passkeys } from './passkey.ts'
import type { PasskeyRequired } from './passkey-required.ts'
import type { Proof } from './proof.ts'
import type { Sessions } from './session.ts'

type PasskeyRoutes =
  | 'passkey:list'
  | 'passkey:begin'
  | 'passkey:add'
  | 'passkey:rename'
  | 'passkey:remove'
  | 'passkey:ask'

type Dependencies = {
  passkeys: Passkeys
  proof: Proof
  required: PasskeyRequired
  sessions: Pick<Sessions, 'enrolled'>
  audit: { note: Note }
}

/** One's passkeys. Signing in by one stands with the other ways in. */
export function passkeyRoutes({
  passkeys,
  proof,
  required,
  sessions,
  audit,
}: Dependencies): RouteHandlers<PasskeyRoutes> {
  /** Nobody deletes the last thing they can sign in with, nor the last of what is required of them. */
  async function oneMustStay({ id, role }: Self): Promise<boolean> {
    const { password, organisation } = await proof.waysOf(id)
    return required.of(role) || !(password || organisation)
  }

  return {
    'passkey:list': ({ actor }) => passkeys.listOf(actor.self.id),
    'passkey:begin': async ({ actor, payload, address }) => {
      // Who is to make one has just come in, and can do nothing else.
      if (!actor.session?.enrolling) await proof.require(actor, address, given(payload.proof))
      return asRecord(await passkeys.begin(actor.self))
    },
    'passkey:add': async ({ actor, payload, browser, address }) => {
      const all = await passkeys.add(actor.self, payload.response, browser.agent)
      await audit.note({ kind: 'password-set', actorId: actor.self.id, address, detail: 'passkey-added' })
      if (actor.session?.enrolling) await sessions.enrolled(actor.session)
      return all
    },
    'passkey:rename': ({ actor, payload }) => passkeys.rename(actor.self.id, payload.id, payload.name),
    'passkey:remove': async ({ actor, payload, address }) => {
      await proof.require(actor, address, payload.proof)
      const left = await passkeys.remove(actor.self.id, payload.id, await oneMustStay(actor.self))
      await audit.note({ kind: 'password-set', actorId: actor.self.id, address, detail: 'passkey-removed' })
      return left
    },
    'passkey:ask': async () => asRecord(await passkeys.ask()),
  }
}

function given<Given>(proof: Given | undefined): Given {
  if (proof === undefined) throw new AppError('bad-request', 'no proof')
  return proof
}

const asRecord = (options: object): Record<string, unknown> => ({ ...options })
