import { type RouteName, routes, type StreamName, streams, uploadPath } from '@samsyn/shared'
import type { Place } from './house.ts'
import { attackWord, brokenTexts, mutated, mutatedText, nasty } from './nasty.ts'
import { routePayloads } from './payloads.ts'
import type { Sent } from './raw-http.ts'
import { urlFor } from './route-url.ts'

type Random = () => number
const oneOf = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] as T

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'LOCK']
const contentTypes = [
  ...['application/json', 'application/json; charset=utf-16', 'application/json; charset=x', 'text/plain', '', 'x'],
  ...['multipart/form-data; boundary=a', 'application/x-www-form-urlencoded', 'application/json; charset="utf-8', '/'],
]
/** Parts of an address as nobody honest writes them. */
const segments = [
  ...['%', '%zz', '%00', '%2f', '%2e%2e', '..', '.', '%c0%ae', '%ff', '%ed%a0%80', '%E0%A4%A', ';', ':id', '*', '~'],
  ...[
    '__proto__',
    'constructor',
    '[object%20Object]',
    'NaN',
    '-1',
    '1e999',
    '%0d%0aX:%20y',
    'undefined',
    'null',
    '%25%30',
  ],
  ...[`${attackWord}%20`, attackWord.repeat(200), '%f0%9f%90%a6', '%e2%80%ae', '00000000-0000-0000-0000-000000000000'],
]
const queries = [
  '?__proto__[ok]=1',
  '?a=1&a=2',
  '?%',
  '?a[]=1&a[b]=2',
  '?format=pdf&format=md',
  '?seq=1e999',
  '?=',
  `?${'a=1&'.repeat(2_000)}`,
]

const text = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
/** A value as it can stand in a header. */
const headerText = (value: string) => value.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?').slice(0, 4_000)

/** A request for a row of the table of routes with something in it that nobody honest sends. */
export function mutatedRoute(name: RouteName, place: Place, random: Random): Sent {
  const row = routes[name]
  const payload = routePayloads[name](place)
  const { path } = urlFor(name, payload)
  const fields = new Set(row.path.match(/(?<=:)\w+/g))
  const inBody = Object.fromEntries(Object.entries(payload).filter(([field]) => !fields.has(field)))
  const sent: Sent = {
    method: random() < 0.05 ? oneOf(methods, random) : row.method,
    path: oddPath(path, random),
    headers: {},
  }
  if (row.method === 'GET' && random() < 0.9) return { ...sent, path: withQuery(sent.path, inBody, random) }
  const body = random() < 0.1 ? oneOf(brokenTexts, random) : mutatedText(random() < 0.3 ? payload : inBody, random)
  const type = random() < 0.85 ? 'application/json' : oneOf(contentTypes, random)
  return {
    ...sent,
    body,
    headers: {
      'content-type': type,
      ...(random() < 0.05 && { 'content-encoding': oneOf(['gzip', 'br', 'deflate', 'x'], random) }),
    },
  }
}

function withQuery(path: string, fields: object, random: Random): string {
  if (random() < 0.2) return `${path.split('?')[0]}${oneOf(queries, random)}`
  const other = mutated(fields, random)
  if (typeof other !== 'object' || other === null) return path
  const query = new URLSearchParams(Object.entries(other).map(([field, value]) => [field, text(value).slice(0, 2_000)]))
  return `${path.split('?')[0]}?${String(query).slice(0, 6_000)}`
}

function oddPath(path: string, random: Random): string {
  if (random() < 0.5) return path
  const parts = path.split('/')
  const at = 1 + Math.floor(random() * (parts.length - 1))
  const odd =
    random() < 0.8 ? oneOf(segments, random) : encodeURIComponent(text(nasty(random)).slice(0, 500).toWellFormed())
  return parts.with(at, odd).join('/')
}

const ranges = [
  ...[
    'bytes=0-0',
    'bytes=-0',
    'bytes=-1',
    'bytes=0-',
    'bytes=5-2',
    'bytes=99999999999999999999-',
    'bytes=-99999999999999999999',
  ],
  ...[
    'bytes=0-1,2-3',
    `bytes=${'0-1,'.repeat(500)}2-3`,
    'bytes=NaN-1',
    'bytes=1e3-',
    'bytes',
    'items=0-1',
    '=',
    'bytes=--1',
  ],
  ...['bytes=0-99999999999999999999', ' bytes=1-2 ', 'bytes=\u00a01-2', 'bytes=0x10-', 'bytes=9007199254740993-'],
]

/** A request for bytes of a film with odd headers. */
export function mutatedStream(name: StreamName, { recordingId }: Place, random: Random): Sent {
  const path = oddPath(streams[name].path.replace(':recordingId', recordingId), random)
  const headers: Record<string, string> = { range: oneOf(ranges, random) }
  if (random() < 0.3)
    headers['if-range'] = headerText(oneOf(['""', '*', 'W/"x"', attackWord, new Date(0).toUTCString()], random))
  if (random() < 0.2) headers['if-none-match'] = '*'
  return { method: random() < 0.8 ? 'GET' : oneOf(methods, random), path, headers }
}

const numbers = [
  '0',
  '-1',
  '1',
  '1.5',
  '1e3',
  'NaN',
  '',
  ' 1',
  '0x10',
  '99999999999999999999',
  '9007199254740993',
  attackWord,
]
const metadata = [
  '',
  ',',
  'recordingId',
  'recordingId !',
  '\t',
  `recordingId ${'A'.repeat(3_000)}`,
  '__proto__ YQ==',
  'recordingId YQ==,recordingId Yg==',
]

/** A request of the tus protocol about an upload, with odd headers. */
export function mutatedUpload({ recordingId }: Place, random: Random): Sent {
  const method = random() < 0.85 ? oneOf(['POST', 'HEAD', 'PATCH', 'DELETE'], random) : oneOf(methods, random)
  const one = `${uploadPath}/${recordingId}`
  const path = oddPath(method === 'POST' && random() < 0.8 ? uploadPath : one, random)
  const named = `recordingId ${Buffer.from(random() < 0.7 ? recordingId : text(nasty(random)).slice(0, 300)).toString('base64')}`
  const headers: Record<string, string> = {
    'tus-resumable': random() < 0.9 ? '1.0.0' : oneOf(['0.2.0', '', 'x'], random),
    'content-type': random() < 0.9 ? 'application/offset+octet-stream' : oneOf(contentTypes, random),
    'upload-offset': oneOf(numbers, random),
    'upload-metadata': random() < 0.6 ? named : oneOf(metadata, random),
  }
  if (random() < 0.6) headers['upload-length'] = oneOf(numbers, random)
  if (random() < 0.2) headers['upload-defer-length'] = oneOf(['1', '0', '2', 'x'], random)
  if (random() < 0.1) headers['upload-concat'] = oneOf(['partial', `final;${one} ${one}`, 'x'], random)
  if (random() < 0.1) headers['upload-checksum'] = oneOf(['sha1 x', 'md5', ''], random)
  if (random() < 0.1) headers['x-http-method-override'] = oneOf(methods, random)
  if (random() < 0.1) headers['upload-expires'] = 'x'
  const body = method === 'PATCH' || random() < 0.1 ? attackWord.repeat(Math.floor(random() * 20)) : undefined
  return { method, path, headers, ...(body !== undefined && { body }) }
}
