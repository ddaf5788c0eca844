import type { Readable } from 'node:stream'

/** Names stored bytes, such as `recording/<id>/film`: words of letters, digits, `-` and `_`, parted by slashes. */
export type FileKey = string

/** First and last byte, both included, as in HTTP. */
export type ByteRange = { start: number; end: number }

/** Where the bytes of recordings are kept. Everything that reads or writes them goes through here. */
export type Files = {
  /**
   * Adds a stream's bytes at the end of a file and answers its new size. What has arrived stays when the stream breaks
   * off; it is on the disk before this returns or throws. An `offset` that is not the end throws a WrongOffset.
   */
  append(key: FileKey, stream: Readable, offset: number, onSize?: (bytes: number) => void): Promise<number>
  /** How many bytes are stored; 0 when there is no such file. */
  size(key: FileKey): Promise<number>
  /** The bytes of a file or of a part of it, in constant memory. */
  read(key: FileKey, range?: ByteRange): Readable
  /** Moves a local file in, in one step, in place of what was there. */
  put(key: FileKey, localPath: string): Promise<void>
  /** Lends a path that a program may read while `use` runs. */
  lend<T>(key: FileKey, use: (path: string) => Promise<T>): Promise<T>
  /** Lends an empty folder, removed afterwards. */
  workspace<T>(use: (dir: string) => Promise<T>): Promise<T>
  /** Removes a file, or everything under a key, for good. */
  remove(prefix: FileKey): Promise<void>
  /** How much more can be stored. */
  freeBytes(): Promise<number>
}

/** Bytes were offered for a place that is not the end of the file, or while others are being added. */
export class WrongOffset extends Error {
  override readonly name = 'WrongOffset'
}

const keyForm = /^[\w-]+(\/[\w-]+)*$/

/** The key itself, if it is one; throws for anything that could lead elsewhere. */
export function checkedKey(key: FileKey): FileKey {
  if (keyForm.test(key)) return key
  throw new Error(`not a file key: ${JSON.stringify(key)}`)
}
