import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** How much longer sealed bytes are than what is in them. */
export const sealBytes = nonceBytes + tagBytes

/** Asking the system for random bytes costs about the same for one nonce as for many. */
const noncesAtOnce = 256
let unused = Buffer.alloc(0)

function nextNonce(): Buffer {
  if (unused.length === 0) unused = randomBytes(noncesAtOnce * nonceBytes)
  const nonce = unused.subarray(0, nonceBytes)
  unused = unused.subarray(nonceBytes)
  return nonce
}

/** Seals bytes under a nonce of their own, bound to what they are about: nonce, sealed bytes, tag. */
export function seal(secret: KeyObject, plain: Uint8Array, about: Uint8Array): Buffer[] {
  const nonce = nextNonce()
  const cipher = createCipheriv(algorithm, secret, nonce)
  cipher.setAAD(about)
  const sealed = cipher.update(plain)
  cipher.final()
  return [nonce, sealed, cipher.getAuthTag()]
}

/** What was sealed; null when a bit of it, of its secret or of what it is about is another. */
export function unseal(secret: KeyObject, sealed: Uint8Array, about: Uint8Array): Buffer | null {
  if (sealed.length < sealBytes) return null
  const end = sealed.length - tagBytes
  const decipher = createDecipheriv(algorithm, secret, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(about)
  decipher.setAuthTag(sealed.subarray(end))
  const plain = decipher.update(sealed.subarray(nonceBytes, end))
  try {
    decipher.final()
    return plain
  } catch {
    return null
  }
}
