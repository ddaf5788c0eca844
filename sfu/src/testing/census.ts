import { observer, type types } from 'mediasoup'

const alive = { routers: 0, transports: 0, producers: 0, consumers: 0 }

/** How many of each mediasoup itself keeps alive in this process, whatever our own books say. */
export function census(): typeof alive {
  return { ...alive }
}

function count(kind: keyof typeof alive, thing: { observer: { once(event: 'close', listener: () => void): unknown } }) {
  alive[kind]++
  thing.observer.once('close', () => alive[kind]--)
}

function countTransport(transport: types.Transport): void {
  count('transports', transport)
  transport.observer.on('newproducer', producer => count('producers', producer))
  transport.observer.on('newconsumer', consumer => count('consumers', consumer))
}

observer.on('newworker', worker =>
  worker.observer.on('newrouter', router => {
    count('routers', router)
    router.observer.on('newtransport', countTransport)
  }),
)
