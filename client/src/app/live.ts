import type { RouteName } from '@samsyn/shared'
import type { Query, QueryClient } from '@tanstack/react-query'
import type { Line } from '../net/line.ts'

/** Who is here stays as it is; all else may have come by a course. */
const isOfCourses = ({ queryKey: [name] }: Query) => !String(name).startsWith('session:')

/** Keeps what the pages show true: a fact that arrives has the answers it touches asked for anew; so has a line that comes back. */
export function keepLive(line: Line, queries: QueryClient): () => void {
  const refresh = (...names: RouteName[]) => {
    for (const name of names) void queries.invalidateQueries({ queryKey: [name] })
  }
  const stops = [
    line.on('course:changed', () => refresh('course:list', 'course:of-cycle', 'meeting:get')),
    // What is on the screen is not theirs to see any more: it goes, and is asked for anew.
    line.on('course:lost', () => void queries.resetQueries({ predicate: isOfCourses })),
    line.on('development:changed', () => refresh('development:thread')),
    line.on('recording:changed', () =>
      refresh('recording:get', 'recording:receipts', 'consent:history', 'course:list', 'course:of-cycle'),
    ),
    line.on('sequence:changed', () => refresh('sequence:list')),
    line.onOnline(() => void queries.invalidateQueries()),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
