import { argon2Sync, randomBytes, timingSafeEqual } from 'node:crypto'

type Cost = { memory: number; passes: number; parallelism: number }

// RFC 9106, second recommended option, with the memory OWASP asks of servers: 64 MiB, 3 passes, 4 lanes.
const cost: Cost = { memory: 65_536, passes: 3, parallelism: 4 }
const tagLength = 32
const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/
// What a hash in the database may ask of us at most, should it ever be a stranger's.
const most: Cost = { memory: 1_048_576, passes: 16, parallelism: 16 }

/** Whether a password is the one that was hashed, and whether the hash is of another cost than is used today. */
export type Verdict = { matches: boolean; outdated: boolean }

/** The argon2id hash of a password in PHC string format, with a salt of its own. Takes this thread for its whole time. */
export function hashOf(password: string): string {
  const salt = randomBytes(16)
  const hash = tagOf(password, salt, cost, tagLength)
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${salt.toString('base64url')}$${hash.toString('base64url')}`
}

/** Compares under the parameters the hash was made with; takes as long when there is no hash, so that nobody learns who has an account. */
export function verdictOn(password: string, stored: string | null): Verdict {
  const read = stored === null ? null : partsOf(stored)
  if (!read) {
    tagOf(password, Buffer.alloc(16), cost, tagLength)
    return { matches: false, outdated: false }
  }
  const tag = tagOf(password, read.salt, read.cost, read.hash.length)
  return { matches: timingSafeEqual(tag, read.hash), outdated: !same(read.cost, cost) }
}

function partsOf(stored: string) {
  const [, memory, passes, parallelism, salt = '', hash = ''] = phc.exec(stored) ?? []
  const asked = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const parts = { cost: asked, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') }
  const bounded = keys.every(key => asked[key] <= most[key])
  return memory !== undefined && bounded && parts.salt.length >= 8 && parts.hash.length >= 16 ? parts : null
}

const keys = ['memory', 'passes', 'parallelism'] as const
const same = (one: Cost, other: Cost) => keys.every(key => one[key] === other[key])

function tagOf(password: string, nonce: Buffer, asked: Cost, length: number): Buffer {
  return argon2Sync('argon2id', { message: password.normalize('NFKC'), nonce, ...asked, tagLength: length })
}
