import { positionAt, RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createLocalSteering } from './local-steering.ts'

const recordingId = RecordingId.parse(crypto.randomUUID())

describe('a look back alone', () => {
  it('[PB78] begins standing where it was asked to, and is steered by the clock it is given', async () => {
    let nowMs = 90_000
    const clock = { now: () => nowMs, oneWayMs: () => 0 }
    const { vector, command } = createLocalSteering(recordingId, { clock, positionMs: 13_000, rate: 0.5 })
    nowMs += 4_000
    expect(positionAt(vector.get(), nowMs)).to.equal(13_000)
    await command({ kind: 'play' })
    expect(positionAt(vector.get(), nowMs + 2_000)).to.equal(14_000)
  })

  it('[PB78] moves no other film', async () => {
    const [one, other] = [createLocalSteering(recordingId), createLocalSteering(recordingId)]
    const before = other.vector.get()
    await one.command({ kind: 'seek', positionMs: 7_000 })
    expect(other.vector.get()).to.equal(before)
  })
})
