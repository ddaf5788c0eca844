import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * How a media worker is kept apart from everything else here, the highest first: in a root of its own without rights and with
 * few system calls; without that filter; with no way to get more rights than the server has; not at all.
 */
export type Fence = 'filter' | 'root' | 'rights' | 'none'

const enter = fileURLToPath(new URL('../fence/enter.sh', import.meta.url))
/** What the worker ends with when nobody told it which mediasoup called it: that far it runs. */
const noVersion = 41
const triedMs = 20_000

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

const intoRoot = [
  ...['unshare', '--user', '--map-root-user', '--mount', '--ipc', '--uts', '--propagation', 'private'],
  ...['/bin/sh', enter],
]
/** The words before the program. Each becomes the next, so that the process stays the one that was begun. */
const words: Record<Fence, readonly string[]> = {
  filter: [...intoRoot, 'filter'],
  root: [...intoRoot, 'plain'],
  rights: ['setpriv', '--no-new-privs'],
  none: [],
}

/** A program that begins another behind a fence, with nothing in its environment but mediasoup's version. */
const launcherFor = (program: string, fence: Fence) => `#!/bin/sh
PATH=/usr/sbin:/usr/bin:/sbin:/bin
exec env -i \${MEDIASOUP_VERSION:+"MEDIASOUP_VERSION=$MEDIASOUP_VERSION"} ${[...words[fence], program].map(quoted).join(' ')} "$@"
`

/** Lends the path of a launcher for as long as `use` takes. */
export async function withLauncher<T>(program: string, fence: Fence, use: (path: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-media-'))
  try {
    const path = join(dir, 'media-worker')
    // At once: a process that is begun while it is written inherits it open, and what is open for writing anywhere cannot be begun.
    writeFileSync(path, launcherFor(program, fence), { mode: 0o700 })
    return await use(path)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

const runs = (path: string) =>
  new Promise<boolean>(done => {
    execFile(path, { env: {}, timeout: triedMs }, error => done(error?.code === noVersion))
  })

/** The highest fence the system allows, tried on the program itself; null when that does not run at all. */
export async function highestFence(program: string): Promise<Fence | null> {
  for (const fence of ['filter', 'root', 'rights'] as const) if (await withLauncher(program, fence, runs)) return fence
  return (await runs(program)) ? 'none' : null
}

const why: Record<Fence, string | null> = {
  filter: null,
  root: 'The media worker has a root of its own, but no filter of system calls.',
  rights: 'The media worker, which reads packets from the network, can read every file that the server can.',
  none: 'The media worker, which reads packets from the network, can do whatever the server can.',
}

/** What a fence lacks, as a sentence for whoever runs the server; null for the highest. */
export function lackOf(fence: Fence | null): string | null {
  const lack = fence && why[fence]
  return lack ? `${lack} See docs/operating.md, "The fence around the media worker".` : null
}
