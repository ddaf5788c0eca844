import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Store } from '../store/store.ts'

const lifeMs = 5 * 60_000
const randomLength = 16
const timeLength = 6
const headLength = randomLength + timeLength

/**
 * Challenges that are good once, for one purpose, for five minutes. What is given out is written down nowhere, since
 * anybody may ask for one: it is signed. That it was answered is.
 */
export function createChallenges(store: Store, secret: string, now: () => number) {
  const sign = (purpose: string, head: Buffer) =>
    createHmac('sha256', secret).update(`challenge\n${purpose}\n`).update(head).digest()

  return {
    make(purpose: string): Uint8Array<ArrayBuffer> {
      const time = Buffer.alloc(timeLength)
      time.writeUIntBE(Math.round(now() + lifeMs), 0, timeLength)
      const head = Buffer.concat([randomBytes(randomLength), time])
      return Uint8Array.from(Buffer.concat([head, sign(purpose, head)]))
    },
    /** Whether this was made here for this purpose, and is not too old. */
    isOurs(purpose: string, challenge: string): boolean {
      const bytes = Buffer.from(challenge, 'base64url')
      if (bytes.length !== headLength + 32) return false
      const head = bytes.subarray(0, headLength)
      const isSigned = timingSafeEqual(sign(purpose, head), bytes.subarray(headLength))
      return isSigned && head.readUIntBE(randomLength, timeLength) > now()
    },
    /** Whether this was used up, as far back as it is remembered. */
    async wasUsed(challenge: string): Promise<boolean> {
      const used = store.selectFrom('answeredChallenge').select('hash').where('hash', '=', hashOf(challenge))
      return (await used.executeTakeFirst()) !== undefined
    },
    /** Uses a challenge up, and remembers it for so long; false when it was before. One statement, so that two at once cannot both succeed. */
    async use(challenge: string, keptMs = lifeMs): Promise<boolean> {
      await store.deleteFrom('answeredChallenge').where('expiresMs', '<', Math.round(now())).execute()
      const row = { hash: hashOf(challenge), expiresMs: Math.round(now() + keptMs) }
      const { numInsertedOrUpdatedRows } = await store
        .insertInto('answeredChallenge')
        .values(row)
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },
  }
}

const hashOf = (challenge: string) => createHash('sha256').update(challenge).digest('hex')
