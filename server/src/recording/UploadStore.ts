import type { Readable } from 'node:stream'
import { AppError, type RecordingId } from '@samsyn/shared'
import { DataStore, ERRORS, Upload } from '@tus/utils'
import type { Logger } from 'pino'
import { DamagedFile } from '../files/files.ts'
import type { Beginnings } from './begin.ts'
import type { Deletion } from './deletion.ts'
import type { Receiving } from './receive.ts'
import type { Register } from './register.ts'

type Needs = {
  register: Register
  receiving: Receiving
  beginnings: Beginnings
  deletion: Pick<Deletion, 'discard'>
  log: Logger
}

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
    await this.#needs.beginnings.requireClaim(row)
    return upload
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    await this.#needs.beginnings.requireClaim(await this.#needs.register.find(id as RecordingId))
    return this.#whole(id, () => this.#needs.receiving.receive(id as RecordingId, stream, offset))
  }

  override async getUpload(id: string): Promise<Upload> {
    const { sizeBytes, growing } = await this.#needs.register.find(id as RecordingId)
    const offset = await this.#whole(id, () => this.#needs.receiving.arrived(id as RecordingId))
    return growing ? new Upload({ id, offset }) : new Upload({ id, size: sizeBytes, offset })
  }

  override declareUploadLength(id: string, bytes: number): Promise<void> {
    return this.#whole(id, () => this.#needs.receiving.endAt(id as RecordingId, bytes))
  }

  override async remove(id: string): Promise<void> {
    const { state } = await this.#needs.register.find(id as RecordingId)
    if (state !== 'uploading') throw ERRORS.INVALID_TERMINATION
    await this.#needs.deletion.discard(id as RecordingId)
  }

  /** Where what has come is not what was written, waiting cannot help: that is told, and whoever sends begins again. */
  async #whole<T>(id: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error
      this.#needs.log.error({ err: error, recordingId: id }, 'what has come of an upload is damaged')
      throw new AppError('upload-damaged', 'what has come of it is damaged', { cause: error })
    }
  }
}
