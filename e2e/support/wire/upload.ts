import { type RecordingId, uploadPath } from '@samsyn/shared'
import { Upload } from 'tus-js-client'

type Sending = { baseUrl: string; cookie: string | null; recordingId: RecordingId; bytes: Buffer; begun?: boolean }

/** Sends a recording's bytes by the tus protocol; resolves when the server has all of them. One that was begun goes on where it was. */
export function sendFilm({ baseUrl, cookie, recordingId, bytes, begun }: Sending): Promise<void> {
  const endpoint = baseUrl + uploadPath
  return new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      ...(begun ? { uploadUrl: `${endpoint}/${recordingId}` } : { endpoint }),
      headers: cookie === null ? {} : { cookie },
      metadata: { recordingId },
      uploadSize: bytes.length,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onSuccess: () => resolve(),
      onError: reject,
    })
    upload.start()
  })
}
