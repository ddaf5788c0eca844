import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sync } from '../files/disk.ts'
import { createKeyFiles, type KeyName } from './key-files.ts'

const nextOf = (dir: string) => `${dir}.next`
const formerOf = (dir: string) => `${dir}.former`

export type NamedKey = KeyName & { wrapped: Uint8Array }

/** Puts these wrapped keys in the place of all that are in the folder: all of them or, after a kill at any moment, none. */
export async function replaceKeys(dir: string, keys: readonly NamedKey[]): Promise<void> {
  await rm(nextOf(dir), { recursive: true, force: true })
  const next = createKeyFiles(nextOf(dir))
  for (const { wrapped, ...name } of keys) await next.add(name, wrapped)
  await rm(formerOf(dir), { recursive: true, force: true })
  await rename(dir, formerOf(dir))
  await rename(nextOf(dir), dir)
  await sync(dirname(dir))
  await rm(formerOf(dir), { recursive: true, force: true })
}

/** Finishes or takes back a replacing that was cut off; to be called before keys are read, while nobody else has the folder. */
export async function settleReplacing(dir: string): Promise<void> {
  if (!existsSync(dir) && existsSync(formerOf(dir))) await rename(formerOf(dir), dir)
  await rm(formerOf(dir), { recursive: true, force: true })
  await rm(nextOf(dir), { recursive: true, force: true })
}
