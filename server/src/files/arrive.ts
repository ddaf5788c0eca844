import type { Readable } from 'node:stream'
import type { Appender } from './append.ts'

/** How long what has arrived may wait to be saved, and how much of it may. */
const saveEveryMs = 250
const saveEveryBytes = 64 * 1024 ** 2

const pause = Symbol('nothing came')

/** Adds a stream as it comes, and saves now and then; a stream that pauses leaves nothing unsaved. */
export async function addArriving(
  file: Appender,
  stream: Readable,
  onSaved: (bytes: number) => void,
  requireRoom: () => Promise<void>,
): Promise<void> {
  const pieces: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]()
  let next = pieces.next()
  let due = performance.now() + saveEveryMs
  for (;;) {
    const came = file.unsaved > 0 ? await within(next, due - performance.now()) : await next
    if (came !== pause && came.done) return
    if (came !== pause) {
      await file.add(came.value)
      next = pieces.next()
      // It is waited for in the next round; until then nobody else may stumble over its failure.
      next.catch(() => {})
    }
    if (performance.now() < due && file.unsaved < saveEveryBytes) continue
    if (file.unsaved > 0) {
      await file.save()
      onSaved(file.size)
      await requireRoom()
    }
    due = performance.now() + saveEveryMs
  }
}

async function within<T>(coming: Promise<T>, ms: number): Promise<T | typeof pause> {
  const { promise: over, resolve } = Promise.withResolvers<typeof pause>()
  const timer = setTimeout(() => resolve(pause), Math.max(0, ms))
  try {
    return await Promise.race([coming, over])
  } finally {
    clearTimeout(timer)
  }
}
