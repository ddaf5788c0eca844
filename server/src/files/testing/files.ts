import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Files, KeyRing } from '../files.ts'
import { createLocalFiles } from '../local.ts'

/** Secrets in memory. */
function keysInMemory(): KeyRing {
  const secrets = new Map<string, KeyObject>()
  return {
    of: async folder => secrets.get(folder) ?? null,
    async make(folder) {
      const secret = secrets.get(folder) ?? createSecretKey(randomBytes(32))
      secrets.set(folder, secret)
      return secret
    },
    async forget(folder) {
      for (const known of secrets.keys()) if (`${known}/`.startsWith(`${folder}/`)) secrets.delete(known)
    },
  }
}

/** Gives a test files in a folder of its own, and clears them away afterwards. */
export async function withFiles(test: (files: Files, dir: string, keys: KeyRing) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-files-'))
  const keys = keysInMemory()
  try {
    await test(await createLocalFiles({ dir, keys }), dir, keys)
  } finally {
    await rm(dir, { recursive: true })
  }
}

/** What something fails with; null when it does not. */
export const failure = async (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => null,
    error => error,
  )
