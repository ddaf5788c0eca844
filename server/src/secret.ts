import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const shortest = 32

/** The secret that signs session tokens: the configured one, else one kept in the data folder, made on the first start. */
export function sessionSecret(configured: string | null, dataDir: string): string {
  if (configured !== null) return configured
  const file = join(dataDir, 'session-secret')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const kept = readFileSync(file, 'utf8')
  if (kept.length >= shortest) return kept
  // Cut off when it was made: nobody was signed in by it yet, or all are signed out.
  rmSync(file)
  return sessionSecret(configured, dataDir)
}
