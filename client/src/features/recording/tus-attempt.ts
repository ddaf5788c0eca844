import { type ErrorCode, type RecordingId, uploadPath } from '@samsyn/shared'
import { DetailedError, Upload } from 'tus-js-client'
import { codeIn, type Way } from './after-failure.ts'

/** One attempt to get a file across. It ends by one of `done` and `failed`, or silently by `stop`. */
export type Attempt = { stop(): void }
export type AttemptEvents = {
  sent(bytes: number): void
  done(): void
  /** The status the server answered with, 0 when it did not answer, and why, where it said so. */
  failed(status: number, said: ErrorCode | null): void
}

// Between chunks the server looks anew whether the person may still do this.
const chunkSize = 16 * 1024 * 1024

/** Sends a file, or what is missing of it, by the tus protocol. */
export function attemptByTus(recordingId: RecordingId, file: File, way: Way, events: AttemptEvents): Attempt {
  const endpoint = new URL(uploadPath, location.origin).href
  const upload = new Upload(file, {
    ...(way === 'begin' ? { endpoint } : { uploadUrl: `${endpoint}/${recordingId}` }),
    metadata: { recordingId, filename: file.name },
    chunkSize,
    retryDelays: null,
    storeFingerprintForResuming: false,
    onProgress: events.sent,
    onSuccess: events.done,
    onError: error => events.failed(...answerIn(error)),
  })
  upload.start()
  return { stop: () => void upload.abort() }
}

function answerIn(error: Error): [number, ErrorCode | null] {
  const answer = error instanceof DetailedError ? error.originalResponse : null
  return answer ? [answer.getStatus(), codeIn(answer.getBody())] : [0, null]
}
