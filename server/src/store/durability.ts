import { fdatasyncSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createDiskPace } from './disk-pace.ts'

/** A file whose bytes are brought to the disk by another thread, or right here while everybody waits. */
type Durable = { datasync(): Promise<void>; datasyncHere(): void; close(): Promise<void> }

type Waiting = { done: () => void; failed: (cause: unknown) => void }

/** A file of which its folder, too, knows on the disk: SQLite may have made it a moment ago. */
async function openKnown(file: string): Promise<Durable> {
  const handle = await open(file)
  const folder = await open(dirname(file))
  await folder.sync().finally(() => folder.close())
  return {
    datasync: () => handle.datasync(),
    datasyncHere: () => fdatasyncSync(handle.fd),
    close: () => handle.close(),
  }
}

/**
 * Sees to it that what was written to a file is on the disk. Where the disk is quick that is done at once; else only who asks
 * waits for it, and all who ask while it is under way share the next time. Once the disk has failed nobody is told any more
 * that something is on it.
 */
export function createDurability(
  file: string,
  openFile: (file: string) => Promise<Durable> = openKnown,
  now: () => number = () => performance.now(),
) {
  const pace = createDiskPace()
  let opening: Promise<Durable> | null = null
  let opened: Durable | null = null
  let waiting: Waiting[] = []
  let working: Promise<void> | null = null
  let lost: { cause: unknown } | null = null

  /** A second time may succeed though what failed never came to the disk. */
  function lose(cause: unknown): never {
    lost = { cause }
    throw cause
  }

  async function synchronize() {
    if (lost) throw lost.cause
    try {
      opening ??= openFile(file)
      opened = await opening
      await opened.datasync()
    } catch (cause) {
      lose(cause)
    }
  }

  function synchronizeHere(disk: Durable) {
    const beganMs = now()
    try {
      disk.datasyncHere()
    } catch (cause) {
      lose(cause)
    }
    pace.waitedHere(beganMs, now())
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
    async settled(): Promise<void> {
      if (opened && !working && !lost && pace.mayWaitHere(now())) return synchronizeHere(opened)
      return new Promise((done, failed) => {
        waiting.push({ done, failed })
        working ??= work()
      })
    },
    /** Resolves when nobody waits any more and the file is let go of. */
    async close(): Promise<void> {
      await working
      await (await opening)?.close()
    },
  }
}
