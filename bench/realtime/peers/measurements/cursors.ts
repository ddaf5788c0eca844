import type { Moved } from '../questions.ts'
import { systems, withServer } from '../systems.ts'
import type { Measurement } from './measurement.ts'

const [people, perSecond] = [50, 10]

/** N4: what people at one note hear of each other's cursors. */
export function cursors(quick: boolean): Measurement {
  const seconds = quick ? 2 : 5
  return {
    id: 'N4',
    about: `${people} cursors in one note, each moving ${perSecond} times a second`,
    systems,
    measure: system =>
      withServer(system, async (server, clients) => {
        const target = server.at(await server.lay(1))
        const before = await server.processor()
        const moved = await clients.ask<Moved>({ kind: 'move', target, people, perSecond, seconds })
        const used = (await server.processor()) - before
        return {
          'messages a second to a client': moved.messages / seconds / people,
          'messages a move': moved.messages / moved.moves,
          'kB a second to a client': moved.bytes / 1024 / seconds / people,
          'processor a move, µs': used / (moved.moves * (1 + 1 / seconds)),
        }
      }),
  }
}
