import { hkdfSync, type KeyObject } from 'node:crypto'
import { AppError, type KeepingKey, type RoutePayload } from '@samsyn/shared'
import { folderOf } from './keys.ts'
import type { Register } from './register.ts'

const keyBytes = 32
const use = 'what of a recording waits in a browser'

/**
 * The key that seals what of a recording waits in the browser that makes it, while the network is away. It comes from the
 * recording's own key, so that it is the same whenever it is asked for, and gone with the recording.
 */
export function createKeepingKeys(register: Register, secretOf: (folder: string) => Promise<KeyObject>) {
  return async ({ recordingId }: RoutePayload<'recording:keeping-key'>): Promise<KeepingKey> => {
    const { state } = await register.find(recordingId)
    if (state !== 'uploading') throw new AppError('conflict', 'nothing of it waits anywhere')
    const secret = await secretOf(folderOf(recordingId))
    return { key: Buffer.from(hkdfSync('sha256', secret, '', use, keyBytes)).toString('base64') }
  }
}
