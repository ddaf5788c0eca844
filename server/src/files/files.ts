import type { KeyObject } from 'node:crypto'
import type { Readable } from 'node:stream'

/** Names stored bytes, such as `recording/<id>/film`: words of letters, digits, `-` and `_`, parted by slashes. */
export type FileKey = string

/** First and last byte, both included, as in HTTP. */
export type ByteRange = { start: number; end: number }

/** Where the bytes of recordings are kept, sealed. Everything that reads or writes them goes through here. */
export type Files = {
  /**
   * Adds a stream's bytes at the end of a file and answers its new size. What has arrived stays when the stream breaks
   * off; it is on the disk before this returns or throws. An `offset` that is not the end throws a WrongOffset.
   */
  append(key: FileKey, stream: Readable, offset: number, onSaved?: (bytes: number) => void): Promise<number>
  /** How many bytes are stored; 0 when there is no such file. */
  size(key: FileKey): Promise<number>
  /** The bytes of a file or of a part of it, in constant memory. Fails with a DamagedFile before a byte that is not what was written. */
  read(key: FileKey, range?: ByteRange): Readable
  /** Keeps these bytes as a file, in one step, in place of what was there. */
  write(key: FileKey, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>
  /** Lends an empty folder, removed afterwards. What is written there is not sealed. */
  workspace<T>(use: (dir: string) => Promise<T>): Promise<T>
  /** Removes a file, or everything under a key, for good, and what it was sealed with. */
  remove(prefix: FileKey): Promise<void>
  /** Every file there is, or every one in a folder. */
  list(folder?: FileKey): Promise<FileKey[]>
  /** How much more can be stored. */
  freeBytes(): Promise<number>
  /** Throws a NoRoom when what is to stay free would be taken by so many more. */
  requireRoom(bytes?: number): Promise<void>
  /** The same bytes, as long as there is room for more of them; then they end with a NoRoom. */
  whileRoom(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncIterable<Uint8Array>
}

/** The secrets that files are sealed with: one for each folder, such as `recording/<id>`. */
export type KeyRing = {
  /** The folder's secret; null when there is none. */
  of(folder: string): Promise<KeyObject | null>
  /** The folder's secret, made if there is none yet. */
  make(folder: string): Promise<KeyObject>
  /** Destroys the secrets of a folder and of those in it. */
  forget(folder: string): Promise<void>
}

/** Bytes were offered for a place that is not the end of the file, or while others are being added. */
export class WrongOffset extends Error {
  override readonly name = 'WrongOffset'
}

/** A file is not what was written: its bytes, its end or its secret. Nothing of it may be shown. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile'

  constructor(key: FileKey, what: string) {
    super(`${key} is damaged: ${what}`)
  }
}

const keyForm = /^[\w-]+(\/[\w-]+)*$/

/** The key itself, if it is one; throws for anything that could lead elsewhere. */
export function checkedKey(key: FileKey): FileKey {
  if (isKey(key)) return key
  throw new Error(`not a file key: ${JSON.stringify(key)}`)
}

/** Whether something can be a file's key. */
export const isKey = (text: string): boolean => keyForm.test(text)

/** Which folder's secret a file is sealed with: the first two words of its key. */
export const folderOf = (key: FileKey): string => key.split('/').slice(0, 2).join('/')
