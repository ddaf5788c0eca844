import type { RecordingId } from '@samsyn/shared'
import { call } from './api.ts'

const nonceBytes = 12
const keys = new Map<RecordingId, Promise<CryptoKey>>()

/** The key of a recording: the server gives it to whoever makes the recording, and it is nowhere but in this page's memory. */
const keyOf = (id: RecordingId): Promise<CryptoKey> => keys.get(id) ?? askFor(id)

function askFor(id: RecordingId): Promise<CryptoKey> {
  const asking = call('recording:keeping-key', { recordingId: id }).then(({ key }) =>
    crypto.subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, ['encrypt', 'decrypt']),
  )
  keys.set(id, asking)
  // While the network is away it cannot be had; later it can.
  asking.catch(() => keys.delete(id))
  return asking
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
const about = (id: RecordingId, at: number) => new TextEncoder().encode(`${id}/${at}`)

/** Has the key of a recording ready for when the network is away. */
export const readyToSeal = (id: RecordingId): void => void keyOf(id).catch(() => undefined)

/** Seals a part of a recording, bound to its place in it: nonce, sealed bytes. */
export async function sealPart(id: RecordingId, at: number, bytes: Blob): Promise<Blob> {
  const iv = crypto.getRandomValues(new Uint8Array(nonceBytes))
  const key = await keyOf(id)
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: about(id, at) },
    key,
    await bytes.arrayBuffer(),
  )
  return new Blob([iv, sealed])
}

/** What was sealed. Throws when it is not what was sealed, and an AppError when its key cannot be had. */
export async function openPart(id: RecordingId, at: number, sealed: Blob): Promise<Blob> {
  const key = await keyOf(id)
  const bytes = new Uint8Array(await sealed.arrayBuffer())
  const how = { name: 'AES-GCM', iv: bytes.subarray(0, nonceBytes), additionalData: about(id, at) }
  return new Blob([await crypto.subtle.decrypt(how, key, bytes.subarray(nonceBytes))])
}
