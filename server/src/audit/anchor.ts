import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sync, unlessMissing } from '../files/disk.ts'
import type { Chain, Head } from './chain.ts'

const anchorFile = 'audit.anchor'
const fileOf = (dataDir: string) => join(dataDir, anchorFile)

/** How far the chain had come, kept beside the database, so that an end which was cut off is missed. */
export type Anchor = Head | 'damaged' | null

/** What was written last; 'damaged' when it is not what was written, null when there is none. */
export async function readAnchor(dataDir: string, chain: Chain): Promise<Anchor> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch(unlessMissing)
  if (text === null) return null
  const [, seq, mac, vouched] = /^(\d{1,15}) ([\w-]*) ([\w-]{43})\n$/.exec(text) ?? []
  const head = { seq: Number(seq), mac: mac ?? '' }
  return vouched === chain.anchorMac(head) ? head : 'damaged'
}

/** Writes how far the chain has come. A crash before or within it leaves the last one: a chain may be longer than that. */
export async function writeAnchor(dataDir: string, chain: Chain, head: Head): Promise<void> {
  const part = `${fileOf(dataDir)}.${process.pid}`
  await writeFile(part, `${head.seq} ${head.mac} ${chain.anchorMac(head)}\n`, { mode: 0o600, flush: true })
  await rename(part, fileOf(dataDir))
  await sync(dataDir)
}
