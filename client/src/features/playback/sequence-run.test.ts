import { emptyVector, RecordingId, type Sequence, SequenceId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { endsAtMs, nextSequence } from './sequence-run.ts'

const recordingId = RecordingId.parse(crypto.randomUUID())
const sequence = (kind: Sequence['kind'], order: number): Sequence => ({
  ...{ id: SequenceId.parse(crypto.randomUUID()), recordingId, kind, order },
  ...{ startMs: 0, endMs: 900, dimension: 'contact', title: '', question: '?', released: true, damaged: false },
})
const [closer, good, better] = [sequence('lookingCloser', 0), sequence('lookingGood', 1), sequence('lookingGood', 0)]
const all = [closer, good, better]

describe('sequences one after the other', () => {
  it('[PB74] the next is the next on the agenda, Looking good first, and after the last there is none', () => {
    expect(nextSequence(all, 'sinceLast')).to.equal(better)
    expect(nextSequence(all, better.id)).to.equal(good)
    expect(nextSequence(all, good.id)).to.equal(closer)
    expect(nextSequence(all, closer.id)).to.equal(null)
    expect(nextSequence(all, 'nextStep')).to.equal(null)
  })

  it('[PB75] its end is known from its vector, at every speed, with its pre-roll; one that repeats has none', () => {
    const range = { startMs: 10_000, endMs: 10_500 }
    const vector = { ...emptyVector, recordingId, playing: true, range, positionMs: 8_000, atMs: 1_000, rate: 0.5 }
    expect(endsAtMs(vector)).to.equal(6_000)
    expect(endsAtMs({ ...vector, loop: true })).to.equal(null)
    expect(endsAtMs({ ...vector, playing: false })).to.equal(null)
  })
})
