import type { Frame } from './archive.ts'
import { InputError } from './input.ts'

/** An entry that was damaged when the backup was made. */
export class BrokenEntry extends Error {}

/** What the next entry of a backup is called; null at its end. */
export async function nextName(frames: AsyncIterator<Frame>): Promise<string | null> {
  const { value, done } = await frames.next()
  if (done) return null
  if (value.kind !== 'name') throw new InputError('This is no backup of ours.')
  return value.name
}

/** The bytes of the entry whose name came last. */
export async function* bodyOf(frames: AsyncIterator<Frame>, name: string): AsyncGenerator<Buffer> {
  for (;;) {
    const { value, done } = await frames.next()
    if (done || value.kind === 'name') throw new InputError(`The backup ends within ${name}.`)
    if (value.kind === 'broken') throw new BrokenEntry(name)
    if (value.kind === 'end') return
    yield value.bytes
  }
}
