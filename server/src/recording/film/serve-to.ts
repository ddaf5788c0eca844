import type { ChildProcess } from 'node:child_process'
import type { Scratch } from '../../files/scratch.ts'
import { listenHere, onDoor, urlWithin } from './listening.ts'
import { isOurs } from './same-account.ts'
import { serveFilm } from './serving.ts'
import type { Way } from './ways.ts'

/** One run of a program that is given a film by ranges. */
export type Serving = {
  /** It is begun with a door within its network, and sends that. */
  listens: boolean
  /** Its arguments, with where the film is to be found. */
  argsOf(args: readonly string[]): readonly string[]
  /** To be told of its process as soon as there is one. */
  begun(child: ChildProcess): void
  /** Why the film could not be given; null where it could. */
  failure(): unknown
  close(): void
}

/** For a program that reads nothing from us. */
const nothing: Serving = {
  listens: false,
  argsOf: args => args,
  begun: () => {},
  failure: () => null,
  close: () => {},
}

/** Makes a film ready for a program: within the network that its fence gives it, or else on the machine's, for this account. */
export async function serveTo(way: Way, film: Scratch | undefined): Promise<Serving> {
  if (!film) return nothing
  const { open, failure, close } = serveFilm(film)
  if (way.kind !== 'none')
    return { ...nothing, failure, close, listens: true, begun: child => onDoor(child, door => open(door)) }
  const { door, url } = await listenHere()
  open(door, isOurs)
  return { ...nothing, failure, close, argsOf: args => args.map(arg => (arg === urlWithin ? url : arg)) }
}
