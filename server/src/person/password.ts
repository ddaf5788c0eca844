import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

// RFC 9106, second recommended option, with the memory OWASP asks of servers: 64 MiB, 3 passes, 4 lanes.
const cost = { memory: 65_536, passes: 3, parallelism: 4, tagLength: 32 }
const derive = promisify(argon2)

/** The argon2id hash of a password in PHC string format, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await tagOf(password, salt)
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${salt.toString('base64url')}$${hash.toString('base64url')}`
}

/** Whether the password is the one that was hashed; takes as long when there is no hash, so that nobody learns who has an account. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const [, , , , salt, hash] = stored?.split('$') ?? []
  const tag = await tagOf(password, salt ? Buffer.from(salt, 'base64url') : Buffer.alloc(16))
  return hash !== undefined && timingSafeEqual(tag, Buffer.from(hash, 'base64url'))
}

function tagOf(password: string, nonce: Buffer): Promise<Buffer> {
  return derive('argon2id', { message: password.normalize('NFKC'), nonce, ...cost })
}
