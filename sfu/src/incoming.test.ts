import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { expect } from 'chai'
import { createWorker } from 'mediasoup'
import { describe, it } from 'mocha'
import { watchIncoming } from './incoming.ts'
import { camera, nextOffer } from './testing/produce.ts'
import { joinToReceive, joinToSend, localOptions, withSfu } from './testing/with-sfu.ts'

const { workerBin, listenIp } = localOptions()
const everyMs = 50

/** Sends packets to a real worker's transport, `bytes` every 10 ms, and answers which of two watches found it too much, in order. */
async function flood(bytes: number, isEnough: (found: string[], looked: number) => boolean): Promise<string[]> {
  const worker = await createWorker({ ...(workerBin && { workerBin }) })
  const socket = createSocket('udp4')
  try {
    const router = await worker.createRouter({ mediaCodecs: [] })
    const transport = await router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: listenIp },
      comedia: true,
    })
    const found: string[] = []
    let looked = 0
    // A watch with no limit says each time that a look was done.
    watchIncoming(transport, { bitsPerSecond: -1, everyMs, looks: 1 }, () => void looked++)
    watchIncoming(transport, { bitsPerSecond: 1_000_000, everyMs, looks: 3 }, () => void found.push('over'))
    const packet = Buffer.alloc(bytes, 0x80)
    const sending = setInterval(() => {
      for (let part = 0; part < 5; part++) socket.send(packet, transport.tuple.localPort, listenIp)
    }, 10)
    await new Promise<void>(resolve => {
      watchIncoming(transport, { bitsPerSecond: -1, everyMs, looks: 1 }, () => {
        if (isEnough(found, looked)) resolve()
      })
    })
    clearInterval(sending)
    return found
  } finally {
    socket.close()
    worker.close()
  }
}

describe('What a peer may send', () => {
  it('[SF23] is found to be more by what really comes in, look after look, and never for who keeps to it', async () => {
    expect(await flood(1200, found => found.length > 1)).to.deep.equal(['over', 'over'])
    expect(await flood(20, (_, looked) => looked > 12)).to.deep.equal([])
  })

  it('[SF23] is closed for the others when it is more, and its sender is told what was', () =>
    withSfu(
      async sfu => {
        const room = await sfu.room('a')
        const bo = await joinToReceive(room, 'bo')
        const { peer: anna, transportId } = await joinToSend(room, 'anna')
        const offered = nextOffer(bo)
        const stopped = once(anna, 'sending-stopped')
        const closed = once(bo, 'consumer-closed')
        await anna.produce(camera(transportId))
        const { consumerId } = await offered
        expect(await stopped).to.deep.equal([{ sources: ['camera'] }])
        expect(await closed).to.deep.equal([{ consumerId }])
        expect([anna.closed, anna.published()]).to.deep.equal([false, []])
      },
      { incoming: { bitsPerSecond: -1, everyMs: 200, looks: 3 } },
    ))
})
