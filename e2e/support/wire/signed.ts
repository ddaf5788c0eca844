import { createHmac } from 'node:crypto'

/** A session's token as the server makes it, with these claims, signed with this key. */
export function signed(claims: object, key: string): string {
  const parts = [{ alg: 'HS256', typ: 'JWT' }, claims].map(part =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  const text = parts.join('.')
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
}
