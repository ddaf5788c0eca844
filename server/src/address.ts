import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Noted = z.object({ url: z.string(), pid: z.int() })
const fileIn = (dataDir: string) => join(dataDir, 'address.json')

/** Notes beside the data where the running server can be opened, for the administrator's command line. */
export function noteAddress(dataDir: string, url: string): void {
  writeFileSync(fileIn(dataDir), JSON.stringify({ url, pid: process.pid }))
}

export function forgetAddress(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true })
}

/** Where the server that works on this data can be opened now; null when none runs. */
export function addressOf(dataDir: string): string | null {
  try {
    const { url, pid } = Noted.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')))
    process.kill(pid, 0)
    return url
  } catch {
    return null
  }
}
