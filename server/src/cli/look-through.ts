import { buffer } from 'node:stream/consumers'
import type { RecordingId } from '@samsyn/shared'
import { idsIn } from '../recording/ledger.ts'
import type { Frame } from './archive.ts'
import { keyEntry, ledgerEntry } from './backup.ts'
import { BrokenEntry, bodyOf, nextName } from './entries.ts'

/** What must be known of a backup before anything of it is put anywhere: its keys, and what is not to come back. */
export type Beforehand = { keys: { name: string; wrapped: Buffer }[]; gone: Set<RecordingId> }

/** Reads a backup through once. Keys and what was discarded stand at its end, since that is when they are true. */
export async function lookThrough(frames: AsyncIterator<Frame>): Promise<Beforehand> {
  const found: Beforehand = { keys: [], gone: new Set() }
  for (let name = await nextName(frames); name !== null; name = await nextName(frames)) {
    await look(found, name, bodyOf(frames, name)).catch(error => {
      // It is told of when it is to be put in its place.
      if (!(error instanceof BrokenEntry)) throw error
    })
  }
  return found
}

async function look({ keys, gone }: Beforehand, name: string, body: AsyncGenerator<Buffer>): Promise<void> {
  if (name === ledgerEntry) for (const id of idsIn((await buffer(body)).toString())) gone.add(id)
  if (name.startsWith(keyEntry)) keys.push({ name: name.slice(keyEntry.length), wrapped: await buffer(body) })
  for await (const _ of body);
}
