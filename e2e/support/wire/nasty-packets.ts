import { createSocket } from 'node:dgram'
import { connect } from 'node:net'
import { attackWord } from './nasty.ts'

type Random = () => number
const below = (limit: number, random: Random) => Math.floor(random() * limit)
const noise = (length: number, random: Random) => Buffer.from(Array.from({ length }, () => below(256, random)))

/** A packet that begins as one of STUN, DTLS, RTP or RTCP, and goes on with what nobody honest sends: lengths that lie, attributes without end, halves. */
function nastyPacket(random: Random): Buffer {
  const rest = noise(below(1_300, random), random)
  const kinds = [
    () => rest,
    () => Buffer.from(attackWord),
    // STUN: a type, a length that lies, the magic cookie, attributes.
    () => Buffer.concat([Buffer.from([0, 1, below(256, random), below(256, random), 0x21, 0x12, 0xa4, 0x42]), rest]),
    () => Buffer.concat([Buffer.from('000100082112a442', 'hex'), noise(12, random), Buffer.from('0006ffff61', 'hex')]),
    // DTLS: a handshake record, its length, a message that claims more.
    () =>
      Buffer.concat([
        Buffer.from('16fefd0000000000000000', 'hex'),
        noise(2, random),
        Buffer.from('01ffffff', 'hex'),
        rest,
      ]),
    () => Buffer.concat([Buffer.from([20 + below(6, random), 0xfe, 0xff]), rest]),
    // RTP with fifteen sources and an extension of 65,535 words; RTCP with counts that lie.
    () => Buffer.concat([Buffer.from([0x9f, 111]), noise(10, random), rest, Buffer.from('bedeffff', 'hex')]),
    () => Buffer.concat([Buffer.from([0x80 | below(32, random), 192 + below(32, random), 0xff, 0xff]), rest]),
  ]
  return kinds[below(kinds.length, random)]?.() ?? rest
}

/** Sends so many such packets to a port of this machine. */
export async function sendPackets(port: number, count: number, random: Random): Promise<void> {
  const socket = createSocket('udp4')
  for (let sent = 0; sent < count; sent++)
    await new Promise<void>(resolve => socket.send(nastyPacket(random), port, '127.0.0.1', () => resolve()))
  socket.close()
}

/** Sends such packets over connections of their own, each with a length before it that may lie, and breaks them off. */
export async function sendOverTcp(port: number, count: number, random: Random): Promise<void> {
  for (let sent = 0; sent < count; sent++)
    await new Promise<void>(resolve => {
      const socket = connect(port, '127.0.0.1', () => {
        const packet = nastyPacket(random)
        const length = random() < 0.7 ? packet.length : below(65_536, random)
        socket.write(Buffer.concat([Buffer.from([length >> 8, length & 255]), packet]), () =>
          random() < 0.5 ? socket.resetAndDestroy() : socket.destroy(),
        )
      })
      socket.on('error', () => {}).on('close', () => resolve())
    })
}
