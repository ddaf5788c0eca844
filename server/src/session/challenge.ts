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
    /** Uses a challenge up; false when it was before. One statement, so that two at once cannot both succeed. */
    async use(challenge: string): Promise<boolean> {
      await store.deleteFrom('answeredChallenge').where('expiresMs', '<', Math.round(now())).execute()
      const row = { hash: createHash('sha256').update(challenge).digest('hex'), expiresMs: Math.round(now() + lifeMs) }
      const { numInsertedOrUpdatedRows } = await store
        .insertInto('answeredChallenge')
        .values(row)
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },
  }
}
