import type { ErrorCode, RecordingId } from '@samsyn/shared'
import { createStore, type Readable } from '../../store.ts'
import { afterFailure, type Way, waitMs } from './after-failure.ts'
import { type Pace, perSecond, remainingMs, withMeasure } from './pace.ts'
import type { Attempt, AttemptEvents } from './tus-attempt.ts'

/** How far an upload is, and whether it moves: `waiting` comes back by itself, `paused` when the person says so. */
export type UploadState = {
  phase: 'sending' | 'waiting' | 'paused' | 'done' | 'failed'
  sentBytes: number
  totalBytes: number
  remainingMs: number | null
  bytesPerS: number | null
  code: ErrorCode | null
}

/** An upload that lives outside any screen, until it is done or stopped. */
export type Upload = { file: File; state: Readable<UploadState>; pause(): void; goOn(): void; stop(): void }

export type UploadTools = {
  attempt: (id: RecordingId, file: File, way: Way, events: AttemptEvents) => Attempt
  /** Makes an old session young again; false when nobody is signed in any more. */
  renewSession: () => Promise<boolean>
  now: () => number
}

/** Sends a file as the upload of a recording, through lost networks and restarts of the server. */
export function startUpload(id: RecordingId, file: File, from: Way, tools: UploadTools, done: () => void): Upload {
  const blank = { sentBytes: 0, totalBytes: file.size, remainingMs: null, bytesPerS: null, code: null }
  const state = createStore<UploadState>({ ...blank, phase: 'sending' })
  const show = (change: Partial<UploadState>) => state.update(shown => ({ ...shown, ...change }))
  let way = from
  let turned = false
  let failures = 0
  let pace: Pace = []
  let attempt: Attempt | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let halted = false

  const giveUp = (code: ErrorCode) => show({ phase: 'failed', code, remainingMs: null })
  const events: AttemptEvents = {
    sent(bytes) {
      pace = withMeasure(pace, { atMs: tools.now(), done: bytes })
      // Bytes are only sent of an upload the server knows.
      way = 'go-on'
      turned = false
      if (bytes > state.get().sentBytes) failures = 0
      const speed = { bytesPerS: perSecond(pace), remainingMs: remainingMs(pace, file.size) }
      show({ phase: 'sending', sentBytes: bytes, ...speed })
    },
    done() {
      show({ phase: 'done', sentBytes: file.size, remainingMs: null })
      done()
    },
    failed(status, said) {
      const remedy = afterFailure(status, way, turned, said)
      if (remedy.do === 'give-up') return giveUp(remedy.code)
      if (remedy.do === 'other-way') return turn()
      if (remedy.do === 'renew') return void renew()
      wait()
    },
  }

  function begin() {
    halted = false
    clearTimeout(timer)
    attempt?.stop()
    attempt = tools.attempt(id, file, way, events)
  }
  function turn() {
    way = way === 'begin' ? 'go-on' : 'begin'
    turned = true
    begin()
  }
  function wait() {
    pace = []
    show({ phase: 'waiting', remainingMs: null })
    timer = setTimeout(begin, waitMs(failures++))
  }
  async function renew() {
    const here = await tools.renewSession().catch(() => true)
    if (halted) return
    if (!here) return giveUp('not-signed-in')
    wait()
  }
  function halt() {
    halted = true
    clearTimeout(timer)
    attempt?.stop()
    pace = []
  }

  begin()
  return {
    file,
    state,
    pause() {
      halt()
      show({ phase: 'paused', remainingMs: null })
    },
    goOn() {
      failures = 0
      turned = false
      show({ phase: 'sending', code: null })
      begin()
    },
    stop: halt,
  }
}
