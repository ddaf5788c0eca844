/** Stands in every word that an attack sends, so that it can be looked for where no word of a person may be. */
export const attackWord = 'ugletud'

type Random = () => number
const oneOf = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] as T

const deep = (depth: number, wrap: (inner: unknown) => unknown) =>
  Array.from({ length: depth }).reduce<unknown>(inner => wrap(inner), attackWord)
const wide = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}`, index]))

/** Values that a careless reader stumbles over; those that are large are made when they are wanted. */
const nasties: readonly (() => unknown)[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, -(2 ** 63), 1e-320, '', ' ', '0', '-1'].map(
    value => () => value,
  ),
  ...['NaN', 'Infinity', '1e999', '\u0000', 'a\u0000b', '\ud800', '\udfff\ud800', '\u202e', '\ufeff', '\u2028'].map(
    value => () => `${value}${attackWord}`,
  ),
  ...[
    '../../../etc/passwd',
    '%00',
    '%2e%2e%2f',
    "' or 1=1 --",
    '{{7*7}}',
    '<img src=x onerror=alert(1)>',
    '\r\nX: y',
  ].map(value => () => `${value}${attackWord}`),
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then'].map(value => () => value),
  ...[[], [[]], [null], {}, { length: 1e9 }, { toString: 1 }, { toJSON: 1 }, { valueOf: null }].map(
    value => () => structuredClone(value),
  ),
  () => JSON.parse('{"__proto__":{"ok":true,"isAdmin":true},"constructor":{"prototype":{"ok":true}}}'),
  () => JSON.parse('{"then":1,"catch":{"then":1}}'),
  () => ({ _placeholder: true, num: 0 }),
  () => ({ type: 'Buffer', data: [1, 2, 3] }),
  () => attackWord.repeat(5_000),
  () => '9'.repeat(10_000),
  () => deep(500, inner => [inner]),
  () => deep(500, inner => ({ a: inner })),
  () => Array.from({ length: 5_000 }, () => 0),
  () => Array.from({ length: 5_000 }, () => ({})),
  () => wide(2_000),
  () => deeper,
  () => wider,
]

/** Stand for texts that are too deep or too wide to be made as values. */
const [deeper, wider] = ['a text that is too deep', 'a text that is too wide']
const whole = (text: string) =>
  text
    .replaceAll(`"${deeper}"`, () => `${'['.repeat(20_000)}${']'.repeat(20_000)}`)
    .replaceAll(`"${wider}"`, () => `[${'{},'.repeat(30_000)}0]`)

/** Any value that means no good. */
export const nasty = (random: Random): unknown => oneOf(nasties, random)()

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A payload with something in it that nobody honest sends: one place changed, taken out or added, or all of it. */
export function mutated(payload: object, random: Random): unknown {
  const chance = random()
  if (chance < 0.08) return nasty(random)
  if (chance < 0.12) return [payload]
  const copy = JSON.parse(JSON.stringify(payload)) as Json
  if (chance < 0.2)
    return { ...copy, [oneOf(['__proto__x', 'ok', 'session', 'relation', 'then', ''], random)]: nasty(random) }
  change(copy, random)
  if (random() < 0.2) change(copy, random)
  return copy
}

function change(place: Json, random: Random) {
  const keys = Object.keys(place)
  if (keys.length === 0) return void Object.assign(place, { [attackWord]: nasty(random) })
  const key = oneOf(keys, random)
  const value = place[key]
  const inner = Array.isArray(value) ? value[Math.floor(random() * value.length)] : value
  if (isObject(inner) && random() < 0.75) return change(inner, random)
  if (random() < 0.1) return void delete place[key]
  if (Array.isArray(value) && random() < 0.5) return void value.push(nasty(random))
  place[key] = random() < 0.15 ? place[oneOf(keys, random)] : nasty(random)
}

/** A mutated payload as JSON. */
export const mutatedText = (payload: object, random: Random): string => whole(JSON.stringify(mutated(payload, random)))

/** Text that is said to be JSON and is not, or not what anybody asks with. */
export const brokenTexts = [
  ...[
    '{',
    '[',
    '{"a":}',
    '{"a":NaN}',
    '{"a":Infinity}',
    '{"a":1e999}',
    "{'a':1}",
    '"',
    '',
    'null',
    '[]x',
    '\u0000',
    '1',
    '"a"',
  ],
  ...['{"a":"\\ud800"}', '{"__proto__":{"ok":true}}', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`, 'undefined'],
]
