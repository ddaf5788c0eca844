import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { AppError, type RecordingId } from '@samsyn/shared'
import { type Files, WrongOffset } from '../files/files.ts'
import type { InTurn } from '../turns.ts'
import { atMostEvery } from './at-most-every.ts'
import { newJob } from './jobs.store.ts'
import { folderOf, originalOf } from './keys.ts'
import type { RecordingStore } from './recording.store.ts'
import type { RecordingRow } from './recording-row.ts'
import type { Register } from './register.ts'

const savedEveryMs = 500

type Needs = {
  records: RecordingStore
  register: Register
  files: Files
  inTurn: InTurn
  now: () => number
  /** Something is on the list of work. */
  wake: () => void
}

/** How the bytes of an upload arrive, in as many pieces as it takes. */
export function createReceiving({ records, register, files, inTurn, now, wake }: Needs) {
  function savingOf(row: RecordingRow) {
    return atMostEvery<number>(savedEveryMs, now, async receivedBytes => {
      if (!row.growing) register.tellProgress(row, receivedBytes / row.sizeBytes)
      await records.update(row.id as RecordingId, { receivedBytes, usedMs: Math.round(now()) })
    })
  }

  /** How many bytes have arrived; once all have, the upload is whole and the work on it begins. */
  async function arrived(id: RecordingId): Promise<number> {
    const row = await register.find(id)
    if (row.state !== 'uploading') return row.sizeBytes
    const bytes = await files.size(originalOf(id))
    if (!row.growing && bytes === row.sizeBytes) await complete(id)
    return bytes
  }

  async function complete(id: RecordingId) {
    await inTurn(`complete:${id}`, async () => {
      const row = await records.byId(id)
      if (row?.state === 'uploading') await records.received(row, newJob('film', randomUUID(), id, Math.round(now())))
    })
    await register.changed(id)
    wake()
  }

  /** Takes note of what is there now; of a recording that was discarded meanwhile, nothing stays. */
  async function note(id: RecordingId) {
    const receivedBytes = await files.size(originalOf(id))
    const lives = await records.update(id, { receivedBytes })
    if (!lives) await files.remove(folderOf(id))
    if (lives) await arrived(id)
  }

  return {
    arrived,
    /** Ends a growing recording where it is. Its end is told when all of it is there, so that none can be left waiting. */
    async endAt(id: RecordingId, bytes: number): Promise<void> {
      const { growing } = await register.find(id)
      if (!growing) throw new AppError('conflict', 'it has ended already')
      const there = await files.size(originalOf(id))
      if (bytes === 0 || bytes !== there) throw new AppError('bad-request', `it ends at ${bytes}, ${there} are there`)
      await records.update(id, { growing: 0, sizeBytes: bytes })
    },
    /** Adds bytes at `offset`, which must be where the upload has come to; answers where it has come to now. */
    async receive(id: RecordingId, stream: Readable, offset: number): Promise<number> {
      const row = await register.find(id)
      if (row.state !== 'uploading') throw new WrongOffset('the upload is whole')
      const saving = savingOf(row)
      try {
        return await files.append(originalOf(id), stream, offset, bytes => saving.offer(bytes))
      } finally {
        await saving.settled()
        await note(id)
      }
    },
  }
}

export type Receiving = ReturnType<typeof createReceiving>
