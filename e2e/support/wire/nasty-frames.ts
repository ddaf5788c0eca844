import { collabPath, type DocumentName, documentPath } from '@samsyn/shared'
import { attackWord, mutatedText } from './nasty.ts'

type Random = () => number
const oneOf = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] as T
const noise = (length: number, random: Random) => Uint8Array.from({ length }, () => Math.floor(random() * 256))

const engineTypes = ['0', '1', '2', '3', '4', '5', '6', '7', '9', 'b', 'x', '']
const socketTypes = ['0', '1', '2', '3', '4', '5', '6', '7', '']
const names = [
  ...['error', 'disconnect', 'disconnecting', 'connect', 'connect_error', 'newListener', 'removeListener', 'message'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '', 'chat:send', 'clock:exchange', 'then'],
]
const rest = [
  ...['', '{}', '[]', '[', 'null', '"a"', '{"token":"x"}', '/admin,', '/admin,["a"]', '/,', '/,["clock:exchange",{}]'],
  ...[
    '999999999999999999999["clock:exchange",{}]',
    '-1["clock:exchange",{}]',
    '[null]',
    '[1,2]',
    '[[]]',
    '[{}]',
    '["a"',
  ],
  ...[
    '1-["chat:send",{"_placeholder":true,"num":0}]',
    '99999999999-["a",{"_placeholder":true,"num":0}]',
    '1-',
    '-["a"]',
  ],
  ...[
    '2-["a",{"_placeholder":true,"num":-1},{"_placeholder":true,"num":1e9}]',
    `[${'['.repeat(20_000)}`,
    '0[[',
    '{"sid":"x"}',
  ],
]

/** A frame for a Socket.IO line that no honest client sends: wrong types, names that mean something to a program, broken JSON, noise. */
export function nastyFrame(random: Random): string | Uint8Array {
  const chance = random()
  if (chance < 0.1) return noise(Math.floor(random() * 200), random)
  if (chance < 0.4) return `4${oneOf(socketTypes, random)}${oneOf(rest, random)}`
  if (chance < 0.8) {
    const id = random() < 0.5 ? Math.floor(random() * 1e6) : ''
    return `42${id}[${JSON.stringify(oneOf(names, random))},${mutatedText({ a: 1, text: attackWord }, random)}]`
  }
  return `${oneOf(engineTypes, random)}${random() < 0.5 ? oneOf(rest, random) : String.fromCharCode(...noise(30, random))}`
}

/** A frame for a document: a kind of message, known or not, and what need not follow it. */
export function nastyDocumentFrame(honest: readonly Uint8Array[], random: Random): Uint8Array | string {
  const chance = random()
  if (chance < 0.03) return attackWord
  if (chance < 0.3) return noise(Math.floor(random() * 300), random)
  if (chance < 0.5)
    return Uint8Array.of(
      Math.floor(random() * 6),
      Math.floor(random() * 5),
      ...noise(Math.floor(random() * 60), random),
    )
  const frame = Uint8Array.from(oneOf(honest, random))
  for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--)
    frame[Math.floor(random() * frame.length)] =
      random() < 0.5 ? oneOf([0, 1, 127, 128, 255], random) : Math.floor(random() * 256)
  return random() < 0.2 ? frame.subarray(0, Math.floor(random() * frame.length)) : frame
}

/** Bytes on a bare connection: half a request, an upgrade that goes on in nonsense, frames that break every rule of WebSocket, no HTTP at all. */
export function nastyBytes(document: DocumentName, cookie: string | null, random: Random): Buffer {
  const path = oneOf(
    [`${collabPath}/${documentPath(document)}`, '/socket.io/?EIO=4&transport=websocket', '/', '/api/courses'],
    random,
  )
  const upgrade = [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    `Sec-WebSocket-Version: ${oneOf(['13', '13', '13', '8', 'x'], random)}`,
    `Sec-WebSocket-Key: ${oneOf(['dGhlIHNhbXBsZSBub25jZQ==', 'dGhlIHNhbXBsZSBub25jZQ==', 'x', ''], random)}`,
    ...(random() < 0.1 ? ['Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99, ;;'] : []),
    ...(random() < 0.1 ? [`Origin: ${oneOf(['null', 'http://[', 'https://samsyn.example.com', ''], random)}`] : []),
    ...(random() < 0.1 ? [`X-Odd: ${'a'.repeat(20_000)}`] : []),
    ...(cookie === null ? [] : [`Cookie: ${cookie}`]),
  ].join('\r\n')
  const head = Buffer.from(`${upgrade}\r\n\r\n`, 'latin1')
  const chance = random()
  if (chance < 0.25) return head.subarray(0, Math.floor(random() * head.length))
  if (chance < 0.8)
    return Buffer.concat([head, ...Array.from({ length: 1 + Math.floor(random() * 4) }, () => nastyWsFrame(random))])
  if (chance < 0.9) return Buffer.concat([Buffer.from(oneOf(odd, random), 'latin1'), head])
  return Buffer.from(noise(Math.floor(random() * 500), random))
}

const odd = [
  ...['GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n'],
  ...[
    'POST /api/session HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n',
    'GET\r\n\r\n',
  ],
  ...['CONNECT evil.example:443 HTTP/1.1\r\nHost: a\r\n\r\n', 'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n', '\r\n\r\n\r\n'],
  ...[
    'GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET // HTTP/1.1\r\nHost: [\r\n\r\n',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  ],
  ...[
    'GET /assets/..%2f..%2fpackage.json HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n',
  ],
  ...[
    'GET /?# HTTP/1.1\r\nHost:\r\n\r\n',
    'GET /%ff HTTP/1.1\r\nHost: a\r\nCookie: %ff=%; ==;;\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01\x00',
  ],
]

/** A frame of WebSocket of any kind and length, masked or not, with the bits that mean nothing set. */
function nastyWsFrame(random: Random): Buffer {
  const payload =
    random() < 0.5
      ? Buffer.from(noise(Math.floor(random() * 130), random))
      : Buffer.from(String(nastyFrame(random))).subarray(0, 60_000)
  const masked = random() < 0.8
  const mask = Buffer.from(noise(4, random))
  const first = Math.floor(random() * 256)
  const said = random() < 0.15 ? oneOf([0, 1, 125, 126, 65_535, 2 ** 31, 2 ** 53 - 1], random) : payload.length
  const body = masked ? Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))) : payload
  return Buffer.concat([Buffer.from([first]), lengthOf(said, masked), ...(masked ? [mask] : []), body])
}

function lengthOf(length: number, masked: boolean): Buffer {
  const bit = masked ? 128 : 0
  if (length < 126) return Buffer.from([bit | length])
  const long = Buffer.alloc(length < 65_536 ? 3 : 9)
  long[0] = bit | (length < 65_536 ? 126 : 127)
  if (length < 65_536) long.writeUInt16BE(length, 1)
  else long.writeBigUInt64BE(BigInt(length), 1)
  return long
}
