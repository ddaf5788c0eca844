import { readdir, readFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'

/** What a process tells: the words it was begun with, to everybody, and its environment, to its own account. */
const told = ['cmdline', 'environ'] as const

/** All that any process on the machine tells of itself at this moment, as bytes one to one. */
async function toldNow(): Promise<string[]> {
  const processes = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const files = processes.flatMap(id => told.map(name => `/proc/${id}/${name}`))
  // Some have ended meanwhile.
  return Promise.all(files.map(file => readFile(file, 'latin1').catch(() => '')))
}

/** All that any process tells of itself while something is done. */
export async function toldWhile<T>(doing: Promise<T>): Promise<{ made: T; told: ReadonlySet<string> }> {
  const all = new Set<string>()
  let over = false
  const watching = (async () => {
    while (!over) {
      for (const text of await toldNow()) all.add(text)
      await setImmediate()
    }
  })()
  try {
    return { made: await doing, told: all }
  } finally {
    over = true
    await watching
  }
}

/** A secret in every form in which it may be written down. */
export const formsOf = (secret: Buffer): string[] => [
  secret.toString('latin1'),
  secret.toString('hex'),
  secret.toString('hex').toUpperCase(),
  // As a part of something longer the last letters may be others.
  ...(['base64', 'base64url'] as const).map(form =>
    secret.toString(form).slice(0, Math.floor((secret.length * 4) / 3) - 1),
  ),
]
