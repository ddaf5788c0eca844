import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'

type Waiting = { done: () => void; failed: (cause: unknown) => void }

/** A file of which its folder, too, knows on the disk: SQLite may have made it a moment ago. */
async function openKnown(file: string): Promise<FileHandle> {
  const handle = await open(file)
  const folder = await open(dirname(file))
  await folder.sync().finally(() => folder.close())
  return handle
}

/**
 * Sees to it that what was written to a file is on the disk. Only who asks waits for the disk, and all who ask while it is
 * under way share the next time. Once the disk has failed nobody is told any more that something is on it.
 */
export function createDurability(
  file: string,
  openFile: (file: string) => Promise<Pick<FileHandle, 'datasync' | 'close'>> = openKnown,
) {
  let handle: ReturnType<typeof openFile> | null = null
  let waiting: Waiting[] = []
  let working: Promise<void> | null = null
  let lost: { cause: unknown } | null = null

  async function synchronize() {
    if (lost) throw lost.cause
    try {
      handle ??= openFile(file)
      await (await handle).datasync()
    } catch (cause) {
      // A second time may succeed though what failed never came to the disk.
      lost = { cause }
      throw cause
    }
  }

  async function work() {
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      await synchronize().then(
        () => group.forEach(({ done }) => void done()),
        cause => group.forEach(({ failed }) => void failed(cause)),
      )
    }
    working = null
  }

  return {
    /** Resolves when all that was written before is on the disk. */
    settled: (): Promise<void> =>
      new Promise((done, failed) => {
        waiting.push({ done, failed })
        working ??= work()
      }),
    /** Resolves when nobody waits any more and the file is let go of. */
    async close(): Promise<void> {
      await working
      await (await handle)?.close()
    },
  }
}
