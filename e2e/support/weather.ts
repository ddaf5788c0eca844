import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** How a way is made worse: both ways each take `oneWayMs` and up to `jitterMs` more or less; some packets come a retransmission later. */
export type Weather = { oneWayMs: number; jitterMs: number; loss: number }

const retransmissionMs = 220

/** A TCP proxy in user space to a port of this machine, with delay, jitter, loss and cuts. Says how exact it was itself. */
export async function startProxy(toPort: number, weather: Weather) {
  const open = new Set<Socket>()
  const errorsMs: number[] = []
  const held = new Set<() => void>()
  const ways = new Set<() => void>()
  let cut = false
  let bytesPerMs = Number.POSITIVE_INFINITY

  /** What one way has under way, in order: as on TCP, what is sent later never arrives sooner. */
  function carry(from: Socket, to: Socket) {
    const underWay: { due: number; deliver: () => void }[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = 0

    function deliver() {
      timer = undefined
      while (!cut && underWay[0] && underWay[0].due <= performance.now() + 0.2) {
        const { due, deliver: give } = underWay.shift() as (typeof underWay)[number]
        errorsMs.push(performance.now() - due)
        give()
      }
      wake()
    }

    function wake() {
      if (cut) held.add(deliver)
      else if (underWay[0] && timer === undefined)
        timer = setTimeout(deliver, Math.max(0, underWay[0].due - performance.now()))
    }

    /** What waits because the way was narrow comes at once. */
    function hurry() {
      last = performance.now()
      for (const one of underWay) one.due = Math.min(one.due, last)
      clearTimeout(timer)
      deliver()
    }
    ways.add(hurry)

    function send(give: () => void, extraMs = 0, bytes = 0) {
      const jitter = (Math.random() * 2 - 1) * weather.jitterMs
      last = Math.max(last, performance.now() + weather.oneWayMs + jitter + extraMs) + bytes / bytesPerMs
      underWay.push({ due: last, deliver: give })
      wake()
    }

    from.on('data', chunk =>
      send(() => to.writable && to.write(chunk), Math.random() < weather.loss ? retransmissionMs : 0, chunk.length),
    )
    from.on('close', () =>
      // The end travels as long as what came before it.
      send(() => {
        to.destroy()
        ways.delete(hurry)
      }),
    )
    from.on('error', () => undefined)
  }

  const server = createServer(client => {
    const upstream = connect(toPort, 'localhost')
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true)
      open.add(socket)
      socket.on('close', () => open.delete(socket))
    }
    carry(client, upstream)
    carry(upstream, client)
  }).listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  return {
    port: address.port,
    weather,
    errorsMs,
    /** From now on nothing gets through, in either direction. */
    cut() {
      cut = true
    },
    /** From now on each connection carries so much each way; null for as much as there is. */
    narrow(kBs: number | null) {
      bytesPerMs = kBs ?? Number.POSITIVE_INFINITY
      if (kBs === null) for (const hurry of ways) hurry()
    },
    /** What was held back comes through, in order. */
    mend() {
      cut = false
      for (const deliver of held) deliver()
      held.clear()
      // How late the cut has made things is not this proxy's own error.
      errorsMs.length = 0
    },
    /** Every connection breaks, and what was under way is lost; new ones can be made at once. */
    sever() {
      for (const socket of open) socket.destroy()
    },
    close() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}

export type WeatherProxy = Awaited<ReturnType<typeof startProxy>>
