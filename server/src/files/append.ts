import type { FileHandle } from 'node:fs/promises'
import { chunkBytes, emptySlot, recordAt, slotAt } from './layout.ts'
import type { SealedFile } from './sealed-file.ts'

/** Adds to the end of a file. What `save` has returned from is on the disk, whatever happens after. */
export class Appender {
  readonly #file: SealedFile
  readonly #pending = Buffer.allocUnsafe(chunkBytes)
  #length: number
  #chunks: number
  #generation: number
  #saved: number
  /** Why nothing of what was added since can be vouched for. */
  #failed: { cause: unknown } | null = null

  constructor(file: SealedFile) {
    const { chunks, generation, bytes } = file.tail
    this.#file = file
    this.#chunks = chunks
    this.#generation = generation
    this.#length = bytes.copy(this.#pending)
    this.#saved = this.size
  }

  get size(): number {
    return this.#chunks * chunkBytes + this.#length
  }

  /** Whether the disk has failed: what came last may be there or not, and nobody can tell. */
  get hasFailed(): boolean {
    return this.#failed !== null
  }

  get unsaved(): number {
    return this.size - this.#saved
  }

  async add(piece: Uint8Array): Promise<void> {
    const from = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    for (let at = 0; at < from.length; ) {
      const copied = from.copy(this.#pending, this.#length, at)
      at += copied
      this.#length += copied
      if (this.#length === chunkBytes) await this.#putChunk()
    }
  }

  async save(): Promise<void> {
    const { handle, sealer } = this.#file
    // What the end vouches for has to be there before it.
    await this.#sync()
    await this.#write(async () => {
      this.#generation += 1
      const bytes = this.#pending.subarray(0, this.#length)
      const tail = { generation: this.#generation, chunks: this.#chunks, bytes }
      await writeAll(handle, sealer.tail(tail), slotAt(this.#generation))
    })
    this.#saved = this.size
  }

  /** Saves, and leaves no older end that could be taken for this one. */
  async settle(): Promise<void> {
    if (this.unsaved > 0 || this.#generation === 0) await this.save()
    await this.#sync()
    await this.#write(() => writeAll(this.#file.handle, [emptySlot], slotAt(this.#generation + 1)))
  }

  /** After it has failed once a second one succeeds, though what failed never came to the disk: so there is no second. */
  #sync(): Promise<void> {
    return this.#unlessFailed(
      () => this.#file.handle.datasync(),
      () => true,
    )
  }

  /** That there is no room leaves what was there before; anything else may not. */
  #write(work: () => Promise<void>): Promise<void> {
    return this.#unlessFailed(work, ({ code }) => code === 'EIO')
  }

  async #unlessFailed(work: () => Promise<void>, isLoss: (error: NodeJS.ErrnoException) => boolean): Promise<void> {
    if (this.#failed) throw this.#failed.cause
    try {
      await work()
    } catch (cause) {
      if (isLoss(cause as NodeJS.ErrnoException)) this.#failed = { cause }
      throw cause
    }
  }

  async #putChunk() {
    const { handle, sealer } = this.#file
    await this.#write(() => writeAll(handle, sealer.chunk(this.#chunks, this.#pending), recordAt(this.#chunks)))
    this.#chunks += 1
    this.#length = 0
  }
}

async function writeAll(handle: FileHandle, parts: Buffer[], position: number): Promise<void> {
  const { bytesWritten } = await handle.writev(parts, position)
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (bytesWritten < length) await writeRest(handle, Buffer.concat(parts), position, bytesWritten)
}

async function writeRest(handle: FileHandle, whole: Buffer, position: number, done: number): Promise<void> {
  let written = done
  while (written < whole.length) {
    const { bytesWritten } = await handle.write(whole, written, whole.length - written, position + written)
    written += bytesWritten
  }
}
