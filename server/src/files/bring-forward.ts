import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileKey, Files } from './files.ts'
import { headBytes, isHead } from './layout.ts'

/**
 * Seals what a version that sealed nothing has left in a folder, each file by an attempt of its own. Answers whether nothing
 * is left to be sealed. Can be done again.
 */
export async function sealPlainFiles(
  dir: string,
  files: Files,
  attempt: (key: FileKey, work: () => Promise<void>) => Promise<boolean>,
): Promise<boolean> {
  let areSealed = true
  for (const key of await files.list()) {
    const isSealed = await attempt(key, async () => {
      const path = join(dir, key)
      if (!(await beginsSealed(path))) await files.write(key, createReadStream(path))
    })
    areSealed &&= isSealed
  }
  return areSealed
}

async function beginsSealed(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return isHead(buffer.subarray(0, bytesRead))
  } finally {
    await handle.close()
  }
}
