import type { KeyObject } from 'node:crypto'
import { seal, sealBytes, unseal } from './envelope.ts'
import { DamagedFile, type FileKey } from './files.ts'

/** How many bytes of a film are sealed together: the least that is read to read one. */
export const chunkBytes = 64 * 1024

const magic = Buffer.from('samsyn01')
const idBytes = 16
/** What a slot begins with. */
export const slotHeadBytes = 16
const slotBytes = slotHeadBytes + chunkBytes + sealBytes
const slotCount = 2

/** What a file begins with: what it is, and an id of its own. */
export const headBytes = magic.length + idBytes
/** A whole chunk as it lies on the disk. */
export const recordBytes = chunkBytes + sealBytes

/**
 * The end of a file: what no longer fills a chunk, and how many whole ones stand before it. It is written to two slots
 * in turn, so that a write that is torn leaves the one before it; the higher generation that can be read counts.
 */
export type Tail = { generation: number; chunks: number; bytes: Buffer }

/** The begin of a new file. */
export const headOf = (id: Buffer): Buffer => Buffer.concat([magic, id])
/** The id in a head, in hexadecimal. */
export const idOf = (head: Buffer): string => head.toString('hex', magic.length, headBytes)
/** Whether these are the first bytes of a file of ours. */
export const isHead = (head: Uint8Array): boolean => head.length >= headBytes && magic.equals(head.subarray(0, 8))

export const slotAt = (generation: number): number => headBytes + (generation % slotCount) * slotBytes
export const slotPlaces: readonly number[] = [slotAt(0), slotAt(1)]
export const recordAt = (index: number): number => headBytes + slotCount * slotBytes + index * recordBytes

/** How many bytes of a slot are used, by its first ones; null for an empty slot, or one that cannot be. */
export function slotLength(head: Buffer): number | null {
  const length = head.readUInt32BE(12)
  return head.readUIntBE(0, 6) > 0 && length <= chunkBytes ? slotHeadBytes + length + sealBytes : null
}

/** The empty begin of a slot. */
export const emptySlot: Buffer = Buffer.alloc(slotHeadBytes)

/** Seals and opens the parts of one file. Each is bound to the file, to its name and to its place in it. */
export class Sealer {
  readonly #secret: KeyObject
  readonly #about: Buffer
  readonly #key: FileKey

  constructor(secret: KeyObject, key: FileKey, head: Buffer) {
    this.#secret = secret
    this.#key = key
    this.#about = Buffer.concat([head.subarray(0, headBytes), Buffer.from(key)])
  }

  chunk(index: number, plain: Uint8Array): Buffer[] {
    return seal(this.#secret, plain, this.#aboutChunk(index))
  }

  openChunk(index: number, record: Uint8Array): Buffer {
    const plain = unseal(this.#secret, record, this.#aboutChunk(index))
    if (plain?.length !== chunkBytes) throw this.damaged(`chunk ${index} is not what was written`)
    return plain
  }

  tail({ generation, chunks, bytes }: Tail): Buffer[] {
    const head = Buffer.alloc(slotHeadBytes)
    head.writeUIntBE(generation, 0, 6)
    head.writeUIntBE(chunks, 6, 6)
    head.writeUInt32BE(bytes.length, 12)
    return [head, ...seal(this.#secret, bytes, this.#aboutTail(head))]
  }

  openTail(slot: Buffer): Tail | null {
    const head = slot.subarray(0, slotHeadBytes)
    const bytes = unseal(this.#secret, slot.subarray(slotHeadBytes), this.#aboutTail(head))
    return bytes && { generation: head.readUIntBE(0, 6), chunks: head.readUIntBE(6, 6), bytes }
  }

  damaged(what: string): DamagedFile {
    return new DamagedFile(this.#key, what)
  }

  #aboutChunk(index: number): Buffer {
    const place = Buffer.alloc(7, 'c')
    place.writeUIntBE(index, 1, 6)
    return Buffer.concat([this.#about, place])
  }

  #aboutTail(head: Buffer): Buffer {
    return Buffer.concat([this.#about, Buffer.from('t'), head])
  }
}
