import { type RecordingId, uploadPath } from '@samsyn/shared'
import { Upload } from 'tus-js-client'

type Sending = { baseUrl: string; cookie: string | null; recordingId: RecordingId; bytes: Buffer }

/** Sends a recording's bytes by the tus protocol; resolves when the server has all of them. */
export function sendFilm({ baseUrl, cookie, recordingId, bytes }: Sending): Promise<void> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: baseUrl + uploadPath,
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
