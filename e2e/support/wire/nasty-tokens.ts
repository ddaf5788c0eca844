import { signed } from './signed.ts'

type Random = () => number
const oneOf = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] as T
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A text that is not that text, also when spaces around it are left out, though much like it: letters changed, left out, doubled, exchanged, another spelling of the same bits. */
export function misspelt(text: string, random: Random): string {
  const at = Math.floor(random() * text.length)
  const other = oneOf(
    [
      () => text.slice(0, at) + oneOf([...letters], random) + text.slice(at + 1),
      () => text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 4)),
      () => text.slice(0, at) + oneOf([...letters, '.', '=', '+', '%', '\u00e6'], random) + text.slice(at),
      () => [...text].toReversed().join(''),
      () => text + oneOf(['=', '==', 'A', '.', '+', '%00', text], random),
      // The last letter of base64 has bits that mean nothing: another letter, the same bytes.
      () => text.slice(0, -1) + letters[(letters.indexOf(text.at(-1) ?? '') ^ 1) % letters.length],
      () => text.replaceAll('-', '+').replaceAll('_', '/'),
      () => text.toUpperCase(),
    ],
    random,
  )()
  return other === text ? `${text}A` : other
}

type Known = { mine: string; another: string; known: string }

/** A session's token that nobody was given: of a real one, or made up by somebody who does not have the secret. */
export function forgedToken({ mine, another, known }: Known, random: Random): string {
  const [head = '', claims = '', signature = ''] = mine.split('.')
  const [, others = '', seal = ''] = another.split('.')
  const { sid } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  const times = { iat: Math.floor(Date.now() / 1000), exp: 2 ** 31 }
  const key = String(random())
  const heads = [
    ...[{ alg: 'none' }, { alg: 'None' }, { alg: 'HS512' }, { alg: 'RS256' }, { alg: 'ES256' }, {}, { alg: ['HS256'] }],
    ...[
      { alg: 'HS256', kid: '../../../dev/null' },
      { alg: 'HS256', jwk: { kty: 'oct', k: '' } },
      { alg: 'HS256', b64: false, crit: ['b64'] },
    ],
    ...[{ alg: 'HS256', zip: 'DEF' }, { alg: 'HS256', x5u: 'http://127.0.0.1/' }, null, 1],
  ]
  const bodies = [
    { sid, ...times },
    { sid: [sid], ...times },
    { sid: { toString: sid }, ...times },
    { sid: '%', ...times },
    {},
    null,
    '__proto__',
  ]
  return oneOf(
    [
      () => misspelt(mine, random),
      () => [misspelt(head, random), claims, signature].join('.'),
      () => [head, misspelt(claims, random), signature].join('.'),
      () => [head, claims, misspelt(signature, random)].join('.'),
      () => [head, others, signature].join('.'),
      () => [head, claims, seal].join('.'),
      () =>
        [base64(oneOf(heads, random)), base64(oneOf(bodies, random)), oneOf(['', signature, 'AA'], random)].join('.'),
      () => [head, base64(oneOf(bodies, random)), signature].join('.'),
      () => signed({ sid, ...times }, oneOf(['', key, 'secret', mine], random)),
      // Signed by the server, but to say something else.
      () => known,
      () => oneOf(['', '.', '..', '...', 'null', 'undefined', sid, `${sid}.${sid}.${sid}`], random),
    ],
    random,
  )()
}
