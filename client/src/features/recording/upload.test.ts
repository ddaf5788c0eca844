import { RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { Way } from './after-failure.ts'
import type { AttemptEvents } from './tus-attempt.ts'
import { startUpload } from './upload.ts'

const id = RecordingId.parse('7c9e6679-7425-40de-944b-e07fc1f90ae7')
const file = new File([new Uint8Array(100)], 'samtale.mp4')

/** A network of which the test says what happens on it. */
function createNetwork(signedIn = true) {
  const attempts: { way: Way; events: AttemptEvents; stopped: boolean }[] = []
  let nowMs = 0
  return {
    attempts,
    last: () => attempts.at(-1)?.events,
    pass: (ms: number) => (nowMs += ms),
    tools: {
      attempt: (_id: RecordingId, _file: File, way: Way, events: AttemptEvents) => {
        const attempt = { way, events, stopped: false }
        attempts.push(attempt)
        return {
          stop() {
            attempt.stopped = true
          },
        }
      },
      renewSession: async () => signedIn,
      now: () => nowMs,
    },
  }
}

function start(from: Way = 'begin', signedIn = true) {
  const network = createNetwork(signedIn)
  let ended = 0
  const upload = startUpload(id, file, from, network.tools, () => ended++)
  return { network, upload, ended: () => ended }
}

describe('an upload', () => {
  it('tells how far it is and how long it will take', () => {
    const { network, upload } = start()
    network.last()?.sent(0)
    network.pass(3000)
    network.last()?.sent(30)
    expect(upload.state.get()).to.include({ phase: 'sending', sentBytes: 30, totalBytes: 100, remainingMs: 7000 })
  })
  it('says once that it is done', () => {
    const { network, upload, ended } = start()
    network.last()?.done()
    expect(upload.state.get().phase).to.equal('done')
    expect(ended()).to.equal(1)
  })
  it('waits when the network is lost, and goes on where it was', () => {
    const { network, upload } = start()
    network.last()?.sent(30)
    network.last()?.failed(0, null)
    expect(upload.state.get()).to.include({ phase: 'waiting', sentBytes: 30 })
    upload.goOn()
    expect(network.attempts.map(attempt => attempt.way)).to.deep.equal(['begin', 'go-on'])
    upload.stop()
  })
  it('begins when there turns out to be nothing to go on with', () => {
    const { network, upload } = start('go-on')
    network.last()?.failed(404, null)
    expect(network.attempts.map(attempt => attempt.way)).to.deep.equal(['go-on', 'begin'])
    expect(upload.state.get().phase).to.equal('sending')
  })
  it('stays paused until the person goes on', () => {
    const { network, upload } = start()
    network.last()?.sent(30)
    upload.pause()
    expect(network.attempts.at(-1)?.stopped).to.equal(true)
    expect(upload.state.get()).to.include({ phase: 'paused', sentBytes: 30 })
    upload.goOn()
    expect(network.attempts.at(-1)?.way).to.equal('go-on')
  })
  it('gives up with a reason where trying again cannot help', () => {
    const { network, upload } = start()
    network.last()?.failed(403, null)
    expect(upload.state.get()).to.include({ phase: 'failed', code: 'forbidden' })
  })
  it('gives up when nobody is signed in any more', async () => {
    const { network, upload } = start('go-on', false)
    const failed = new Promise<void>(resolve => upload.state.subscribe(resolve))
    network.last()?.failed(401, null)
    await failed
    expect(upload.state.get()).to.include({ phase: 'failed', code: 'not-signed-in' })
  })
  it('[UP60] that was stopped for good is not begun again by what was under way', async () => {
    const { network, upload } = start('go-on')
    network.last()?.failed(401, null)
    upload.stop()
    await new Promise(done => setTimeout(done))
    expect(upload.state.get().phase).to.equal('sending')
    expect(network.attempts).to.have.length(1)
  })
})
