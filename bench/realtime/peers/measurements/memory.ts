import { setTimeout as elapsed } from 'node:timers/promises'
import { systems, withServer } from '../systems.ts'
import type { Measurement } from './measurement.ts'

const warm = 20
/** A store that waits for a pause in the writing has had it by then. */
const quietMs = 4_000

/** N2: what an open idle note of 5 kB costs the server, with its connection. */
export function memory(quick: boolean): Measurement {
  const notes = quick ? 100 : 500
  return {
    id: 'N2',
    about: `${notes} open idle notes of 5 kB, a connection each`,
    systems,
    measure: system =>
      withServer(system, async (server, clients) => {
        const target = server.at(await server.lay(warm + notes))
        await clients.ask({ kind: 'fill', target, from: 0, to: warm })
        await elapsed(quietMs)
        const before = await server.memory()
        await clients.ask({ kind: 'fill', target, from: warm, to: warm + notes })
        await elapsed(quietMs)
        const after = await server.memory()
        return {
          'heap a note, kB': (after.heap - before.heap) / notes / 1024,
          'resident memory a note, kB': (after.rss - before.rss) / notes / 1024,
        }
      }),
  }
}
