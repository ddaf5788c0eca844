import { createHmac, type KeyObject } from 'node:crypto'
import { seal, unseal } from '../files/envelope.ts'
import type { Sealer, Seals } from '../store/seals.ts'
import type { Keys } from './keys.ts'

/** What is sealed begins with this, and with the id of the key that opens it. */
const version = 1
const idBytes = 8
const headBytes = 1 + idBytes
/** Where the key of look-ups is. */
export const lookUpFolder = 'look-up/text'

type Found = { id: string; secret: KeyObject }

/** Seals words under the keys of folders. */
export function createSeals(keys: Keys): Seals {
  const sealers = new WeakMap<KeyObject, Sealer>()

  function sealerOf(folder: string, found: Found): Sealer {
    const known = sealers.get(found.secret) ?? sealerUnder(folder, found)
    sealers.set(found.secret, known)
    return known
  }

  function open(folder: string, sealed: Uint8Array): Buffer | null {
    if (sealed.length < headBytes || sealed[0] !== version) return null
    const secret = keys.byId(folder, keyIdIn(sealed))
    return secret && unseal(secret, sealed.subarray(headBytes), Buffer.from(folder))
  }

  return {
    open,
    sealer: async folder => sealerOf(folder, await keys.current(folder)),
    sealerAtHand(folder) {
      const found = keys.present(folder)
      return found && sealerOf(folder, found)
    },
    openText: (folder, sealed) =>
      sealed === '' ? '' : (open(folder, Buffer.from(sealed, 'base64'))?.toString() ?? null),
    isDestroyed(folder, sealed) {
      const bytes = Buffer.from(sealed, 'base64')
      return bytes.length >= headBytes && bytes[0] === version && !keys.exists(folder, keyIdIn(bytes))
    },
    async lookUp(text) {
      const { secret } = await keys.current(lookUpFolder)
      return createHmac('sha256', secret).update(text).digest('hex')
    },
    renew: keys.renew,
    count: keys.count,
    destroy: keys.forget,
  }
}

const keyIdIn = (sealed: Uint8Array) => Buffer.from(sealed.buffer, sealed.byteOffset + 1, idBytes).toString('hex')

function sealerUnder(folder: string, { id, secret }: Found): Sealer {
  const head = Buffer.concat([Buffer.of(version), Buffer.from(id, 'hex')])
  const about = Buffer.from(folder)
  const bytes = (plain: Uint8Array) => Buffer.concat([head, ...seal(secret, plain, about)])
  return { bytes, text: plain => (plain === '' ? '' : bytes(Buffer.from(plain)).toString('base64')) }
}
