import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { type FileKey, type Files, folderOf, type KeyRing } from './files.ts'
import { headBytes, isHead } from './layout.ts'
import type { Tags } from './tags.ts'
import { tagOf } from './vault.ts'

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

/** What stands among the tags once every file of before has one. */
const allTagged = '.all'

/** Notes which file each is that lies in a folder from before that was noted, each by an attempt of its own; once. */
export async function tagFiles(
  { dir, files, keys, tags }: { dir: string; files: Files; keys: KeyRing; tags: Tags },
  attempt: (key: FileKey, work: () => Promise<void>) => Promise<boolean>,
): Promise<void> {
  if (await tags.of(allTagged)) return
  for (const key of await files.list()) {
    const path = join(dir, key)
    await attempt(key, async () => {
      if ((await tags.of(key)) || !(await beginsSealed(path))) return
      // It may be an upload that goes on growing.
      const { id } = await tagOf({ path, key, secret: await keys.of(folderOf(key)) })
      await tags.put(key, { id, sizeBytes: null })
    })
  }
  await tags.put(allTagged, { id: '', sizeBytes: null })
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
