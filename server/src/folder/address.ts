import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isLocked } from './lock.ts'

const Noted = z.object({ url: z.string() })
const fileIn = (dataDir: string) => join(dataDir, 'address.json')

/** Notes beside the data where the running server can be opened, for the administrator's command line. */
export function noteAddress(dataDir: string, url: string): void {
  try {
    writeFileSync(fileIn(dataDir), JSON.stringify({ url }))
  } catch {
    // A convenience: on a full disk the server starts all the same.
  }
}

export function forgetAddress(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true })
}

/** Where whoever works on this data can be opened, as was noted last; null when nothing was. */
export function notedAddress(dataDir: string): string | null {
  try {
    return Noted.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8'))).url
  } catch {
    return null
  }
}

/** Where the server that works on this data can be opened now; null when none runs. */
export const addressOf = (dataDir: string): string | null => (isLocked(dataDir) ? notedAddress(dataDir) : null)
