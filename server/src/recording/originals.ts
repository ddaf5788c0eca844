import type { RecordingId } from '@samsyn/shared'
import type { Files } from '../files/files.ts'
import { originalOf } from './keys.ts'

/** What becomes of uploads: by the programme's policy they are kept, or go as soon as nothing is made of them any more. */
export function createOriginals(files: Files, keeps: boolean) {
  return {
    keeps,
    /** The film is made, checked and kept. Without its upload it cannot be made once more. Can be called again. */
    async notNeeded(id: RecordingId): Promise<void> {
      if (!keeps) await files.remove(originalOf(id))
    },
  }
}

export type Originals = ReturnType<typeof createOriginals>
