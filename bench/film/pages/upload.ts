import type { RecordingId } from '@samsyn/shared'
import { attemptByTus } from '../../../client/src/features/recording/tus-attempt.ts'
import { startUpload } from '../../../client/src/features/recording/upload.ts'

function chosenFile(): File {
  const file = document.querySelector('input')?.files?.[0]
  if (!file) throw new Error('no file is chosen')
  return file
}

const tools = { attempt: attemptByTus, renewSession: async () => true, now: () => performance.now() }

/** The product's own upload, with all it does about lost networks. */
function resumable(recordingId: RecordingId): Promise<void> {
  return new Promise((resolve, reject) => {
    const { state } = startUpload(recordingId, chosenFile(), 'begin', tools, resolve)
    state.subscribe(() => state.get().phase === 'failed' && reject(new Error(`given up: ${state.get().code}`)))
  })
}

function plain(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', address)
    request.onload = () => (request.status === 201 ? resolve() : reject(new Error(`status ${request.status}`)))
    request.onerror = () => reject(new Error('the way was cut'))
    request.send(chosenFile())
  })
}

async function timed(sending: () => Promise<void>): Promise<number> {
  const beganMs = performance.now()
  await sending()
  return performance.now() - beganMs
}

window.upload = {
  resumable: recordingId => timed(() => resumable(recordingId)),
  plain: address => timed(() => plain(address)),
}
