import { open, realpath } from 'node:fs/promises'
import type { Listening } from './listening.ts'
import { found } from './system-tools.ts'

/** How bubblewrap is called here: with an unprivileged user of its own, or without where the system does not allow one. */
export type RootWay = { kind: 'root'; bwrap: string; user: readonly string[] }

/** Libraries and what finds them. They lie under /usr, where older systems have folders of their own. */
const libraries = ['/usr/lib', '/usr/lib32', '/usr/lib64', '/usr/local/lib', '/etc/ld.so.cache', '/etc/alternatives']
const merged = ['lib', 'lib32', 'lib64', 'bin']

/** A command for a program in a root of its own: read-only, with its libraries and the files it reads, and nothing else. */
export async function rootArgs(
  { bwrap, user }: RootWay,
  { program, cwd, reads }: { program: string; cwd: string; reads: readonly string[] },
  { words, uses }: Listening,
): Promise<string[]> {
  const path = await realpath((await found(program)) ?? program).catch(() => program)
  // A script calls other programs.
  const system = (await isScript(path)) ? ['/usr', '/etc/ld.so.cache', '/etc/alternatives'] : libraries
  return [
    ...[bwrap, '--unshare-all', ...user, '--cap-drop', 'ALL', '--die-with-parent', '--new-session'],
    ...system.flatMap(folder => ['--ro-bind-try', folder, folder]),
    ...merged.flatMap(name => ['--symlink', `usr/${name}`, `/${name}`]),
    ...['--dev', '/dev', '--ro-bind', path, path],
    ...[...uses, ...reads].flatMap(file => ['--ro-bind', file, file]),
    ...['--dir', cwd, '--chdir', cwd, '--remount-ro', '/', '--', ...words, path],
  ]
}

async function isScript(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null)
  if (!file) return false
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return buffer.toString('latin1') === '#!'
  } finally {
    await file.close()
  }
}
