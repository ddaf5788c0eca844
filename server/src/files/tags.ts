import type { FileKey } from './files.ts'

/** Which file belongs under a key: the id in its head, and how long it is; null while it may grow. */
export type Tag = { id: string; sizeBytes: number | null }

/** What is known of the files elsewhere than in them, so that an older one cannot stand in for a newer. */
export type Tags = {
  /** Null for a file of which nothing is known, such as one from before there were tags. */
  of(key: FileKey): Promise<Tag | null>
  put(key: FileKey, tag: Tag): Promise<void>
  /** Forgets a file, or everything under a key. */
  remove(prefix: FileKey): Promise<void>
}

/** For files of which nothing is kept elsewhere. */
export const noTags: Tags = { of: async () => null, put: async () => {}, remove: async () => {} }
