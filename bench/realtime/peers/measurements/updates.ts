import type { Written } from '../questions.ts'
import { systems, withServer } from '../systems.ts'
import type { Measurement } from './measurement.ts'

const members = 3

/** N1: how long an update takes to the other members of its note, what it costs the server, and what is lost. */
export function updates(quick: boolean): Measurement {
  const [notes, perSecond, seconds] = quick ? [50, 35, 5] : [500, 350, 10]
  return {
    id: 'N1',
    about: `${notes * members} clients in ${notes} notes, ${perSecond} updates a second`,
    systems,
    measure: system =>
      withServer(system, async (server, clients) => {
        const target = server.at(await server.lay(notes))
        await clients.ask({ kind: 'gather', target, notes, members })
        await clients.ask({ kind: 'write', perSecond, seconds: 3 })
        const before = await server.processor()
        const written = await clients.ask<Written>({ kind: 'write', perSecond, seconds })
        const used = (await server.processor()) - before
        return {
          'arrives after, p50, ms': written.p50,
          'arrives after, p95, ms': written.p95,
          'arrives after, p99, ms': written.p99,
          'processor a delivery, µs': used / written.arrived,
          [`lost, of ${written.expected}`]: written.expected - written.arrived,
        }
      }),
  }
}
