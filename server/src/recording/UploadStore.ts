import type { Readable } from 'node:stream'
import { AppError, type RecordingId } from '@samsyn/shared'
import { DataStore, ERRORS, Upload } from '@tus/utils'
import type { Beginnings } from './begin.ts'
import type { Deletion } from './deletion.ts'
import type { Receiving } from './receive.ts'
import type { Register } from './register.ts'

type Needs = { register: Register; receiving: Receiving; beginnings: Beginnings; deletion: Pick<Deletion, 'discard'> }

/** The recordings as the tus protocol sees them: an upload is a recording that was begun, and has its id. */
export class UploadStore extends DataStore {
  override extensions = ['creation', 'creation-defer-length', 'termination']
  readonly #needs: Needs

  constructor(needs: Needs) {
    super()
    this.#needs = needs
  }

  /** Nothing is made here: the recording is there already, and its bytes stay when this is asked again. */
  override async create(upload: Upload): Promise<Upload> {
    const row = await this.#needs.register.find(upload.id as RecordingId)
    if (row.state === 'refused') throw new AppError('conflict', 'the film was refused')
    const announced = row.growing ? undefined : row.sizeBytes
    if (upload.size !== announced) throw new AppError('bad-request', 'not the size that was announced')
    await this.#needs.beginnings.requireReserve()
    return upload
  }

  override write(stream: Readable, id: string, offset: number): Promise<number> {
    return this.#needs.receiving.receive(id as RecordingId, stream, offset)
  }

  override async getUpload(id: string): Promise<Upload> {
    const { sizeBytes, growing } = await this.#needs.register.find(id as RecordingId)
    const offset = await this.#needs.receiving.arrived(id as RecordingId)
    return growing ? new Upload({ id, offset }) : new Upload({ id, size: sizeBytes, offset })
  }

  override declareUploadLength(id: string, bytes: number): Promise<void> {
    return this.#needs.receiving.endAt(id as RecordingId, bytes)
  }

  override async remove(id: string): Promise<void> {
    const { state } = await this.#needs.register.find(id as RecordingId)
    if (state !== 'uploading') throw ERRORS.INVALID_TERMINATION
    await this.#needs.deletion.discard(id as RecordingId)
  }
}
