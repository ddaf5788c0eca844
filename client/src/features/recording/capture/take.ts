import type { RecordingId } from '@samsyn/shared'
import { createStore, type Readable } from '../../../store.ts'
import { keepAwake } from './awake.ts'
import { type Elapsed, notBegun, resting, running } from './elapsed.ts'
import { type Sending, type SendingTools, startSending } from './sending.ts'

/** One recording from its first second to its last: `ended` when no more comes, sent or not. */
export type TakeState = { phase: 'recording' | 'held' | 'ended'; elapsed: Elapsed }

export type Take = {
  id: RecordingId
  state: Readable<TakeState>
  sending: Sending
  hold(): void
  goOn(): void
  /** Ends the recording; what is still here is sent. */
  end(): void
}

// What is not handed over yet is what a closed tab loses.
const partMs = 1000
const quality = { videoBitsPerSecond: 2_500_000, audioBitsPerSecond: 128_000 }

/** Begins to record a stream, and sends it while it is recorded. */
export function startTake(id: RecordingId, stream: MediaStream, kind: string, tools: SendingTools): Take {
  const now = () => performance.now()
  const state = createStore<TakeState>({ phase: 'recording', elapsed: running(notBegun, now()) })
  const sending = startSending(id, tools)
  const recorder = new MediaRecorder(stream, { mimeType: kind, ...quality })
  const letSleep = keepAwake()

  recorder.addEventListener('dataavailable', ({ data }) => data.size > 0 && sending.add(data))
  // Also when the camera was pulled out: its last part has come before this.
  recorder.addEventListener('stop', () => {
    state.update(({ elapsed }) => ({ phase: 'ended', elapsed: resting(elapsed, now()) }))
    letSleep()
    sending.end()
  })
  // Nobody should go on talking to a recording that can no longer be stored.
  sending.state.subscribe(() => sending.state.get().phase === 'failed' && end())
  recorder.start(partMs)

  function end() {
    if (recorder.state !== 'inactive') recorder.stop()
  }

  return {
    id,
    state,
    sending,
    hold() {
      if (recorder.state !== 'recording') return
      recorder.pause()
      state.update(({ elapsed }) => ({ phase: 'held', elapsed: resting(elapsed, now()) }))
    },
    goOn() {
      if (recorder.state !== 'paused') return
      recorder.resume()
      state.update(({ elapsed }) => ({ phase: 'recording', elapsed: running(elapsed, now()) }))
    },
    end,
  }
}
