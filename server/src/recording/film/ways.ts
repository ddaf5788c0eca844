import { spawn } from 'node:child_process'
import { type RootWay, rootArgs } from './fence-root.ts'
import { listeningBy, onDoor } from './listening.ts'
import { found } from './system-tools.ts'

/** The fences there are, the highest first: a root of one's own; only a network of one's own; none. */
export type Way = RootWay | { kind: 'network'; command: readonly string[] } | { kind: 'none' }

const users = [['--uid', '65534', '--gid', '65534'], []]
/** Rights are kept until the network is up. */
const ofOurUser = ['--user', '--map-current-user', '--keep-caps']
/** As root, and as anybody where the system lets everybody have namespaces of their own. */
const networks = [
  ['--net', '--ipc', '--uts'],
  [...ofOurUser, '--net', '--ipc', '--uts'],
  ['--net'],
  [...ofOurUser, '--net'],
]

/** Whether a command ends well, and has handed on a door. */
const works = ([command = '', ...args]: readonly string[]) =>
  new Promise<boolean>(done => {
    const child = spawn(command, args, { env: {}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], timeout: 20_000 })
    let heard = false
    onDoor(child, door => {
      heard = true
      door.close()
    })
    child.once('error', () => done(false))
    child.once('close', code => done(code === 0 && heard))
  })

async function findWay(program: string): Promise<Way> {
  const [bwrap, unshare, perl] = await Promise.all(['bwrap', 'unshare', 'perl'].map(found))
  // Who can have no door within a network of its own needs the machine's.
  if (!perl) return { kind: 'none' }
  const listening = listeningBy(perl)
  for (const user of bwrap ? users : []) {
    const way: RootWay = { kind: 'root', bwrap: bwrap ?? '', user }
    if (await works([...(await rootArgs(way, { program, cwd: '/', reads: [] }, listening)), '-version'])) return way
  }
  for (const network of unshare ? networks : []) {
    const command = [unshare ?? '', ...network]
    if (await works([...command, ...listening.words, '/bin/true'])) return { kind: 'network', command }
  }
  return { kind: 'none' }
}

const known = new Map<string, Promise<Way>>()

/** Tells the ways that were found elsewhere, so that they need not be looked for again. */
export function useWays(ways: readonly (readonly [string, Way])[]): void {
  for (const [program, way] of ways) known.set(program, Promise.resolve(way))
}

/** The highest fence the system allows for a program; tried by running it, and remembered once it is the highest. */
export async function wayFor(program: string): Promise<Way> {
  const finding = known.get(program) ?? findWay(program)
  known.set(program, finding)
  const way = await finding
  // A low one may have been a bad moment.
  if (way.kind !== 'root' && known.get(program) === finding) setTimeout(() => known.delete(program), 60_000).unref()
  return way
}

/** Tells whoever runs the server when the fence around these tools is lower than it could be. */
export async function tellOfFence(programs: readonly string[], log: { warn(facts: object, message: string): void }) {
  for (const program of programs) {
    const way = await wayFor(program)
    const lack = lackOf(way)
    if (lack) return log.warn({ program, fence: way.kind }, lack)
  }
}

/** What a fence lacks, as a sentence for whoever runs the server; null for the highest. */
export function lackOf(way: Way): string | null {
  if (way.kind === 'root') return null
  const why =
    'Install bubblewrap and perl, and let this account have user namespaces (docs/operating.md, "The fence around ffmpeg").'
  return way.kind === 'network'
    ? `The tools that read films have no network, but they can read every file that the server can. ${why}`
    : `The tools that read films run without any fence: they can read every file that the server can, and reach the network. ${why}`
}
