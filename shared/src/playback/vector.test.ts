import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { SequenceId } from '../ids.ts'
import { applyCommand } from './command.ts'
import { emptyVector, endsAt, loopPauseMs, movingAt, positionAt, startsAt, type Vector } from './vector.ts'

const sequenceId = SequenceId.parse('6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a01')
const playing = (more: Partial<Vector> = {}): Vector => ({
  ...emptyVector,
  playing: true,
  positionMs: 1000,
  atMs: 5000,
  ...more,
})
const inSequence = { sequenceId, range: { startMs: 1000, endMs: 3000 } }

describe('playback vector', () => {
  it('[PB1] stands at its position while paused, whatever the time', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), fc.double({ noNaN: true }), (positionMs, nowMs) => {
        expect(positionAt({ ...emptyVector, positionMs }, nowMs)).to.equal(positionMs)
      }),
    )
  })

  it('[PB2] moves by its rate from its moment on, and waits prepared before it', () => {
    const vector = playing({ rate: 0.5 })
    expect(positionAt(vector, 4000)).to.equal(1000)
    expect(movingAt(vector, 4999)).to.equal(false)
    expect(positionAt(vector, 7000)).to.equal(2000)
    expect(movingAt(vector, 7000)).to.equal(true)
  })

  it('[PB3] stops by itself at the end of a sequence', () => {
    const vector = playing(inSequence)
    expect(positionAt(vector, 6999)).to.equal(2999)
    expect(positionAt(vector, 60_000)).to.equal(3000)
    expect(movingAt(vector, 7000)).to.equal(false)
  })

  it('[PB4] goes round within a sequence that repeats, never outside it', () => {
    const vector = playing({ ...inSequence, loop: true })
    const roundMs = 2000 + loopPauseMs
    expect(positionAt(vector, 7000 + roundMs * 7 + loopPauseMs + 500)).to.equal(1500)
    expect([positionAt(vector, 7100), movingAt(vector, 7100)]).to.deep.equal([1000, false])
    expect(startsAt(vector, 7100)).to.equal(7000 + loopPauseMs)
    expect(endsAt(vector, 7000 + loopPauseMs + 1)).to.equal(7000 + roundMs)
    fc.assert(
      fc.property(fc.double({ min: 5000, max: 1e9, noNaN: true }), nowMs => {
        expect(positionAt(vector, nowMs)).to.be.within(1000, 3000)
      }),
    )
  })
})

describe('playback commands', () => {
  it('[PB5] a pause lands on the film time its sender saw, at once', () => {
    const paused = applyCommand(playing(), { kind: 'pause', positionMs: 1234 }, 6000, 200)
    expect(paused).to.include({ playing: false, positionMs: 1234, atMs: 6000, rev: 1 })
  })

  it('[PB6] play takes effect a lead ahead, from where the film stands', () => {
    const vector = applyCommand({ ...emptyVector, positionMs: 700 }, { kind: 'play' }, 6000, 150)
    expect(vector).to.include({ playing: true, positionMs: 700, atMs: 6150 })
  })

  it('[PB7] a seek while paused keeps it paused, while playing keeps it playing', () => {
    expect(applyCommand(emptyVector, { kind: 'seek', positionMs: 50 }, 0, 60).playing).to.equal(false)
    expect(applyCommand(playing(), { kind: 'seek', positionMs: 50 }, 6000, 60).playing).to.equal(true)
  })

  it('[PB8] a change of rate does not move the film', () => {
    const before = playing()
    const after = applyCommand(before, { kind: 'rate', rate: 2 }, 6000, 100)
    expect(positionAt(after, 6100)).to.equal(positionAt(before, 6100))
  })

  it('[PB9] play at the end of a sequence begins it again', () => {
    const ended = applyCommand(playing(inSequence), { kind: 'pause', positionMs: 3000 }, 9000, 60)
    expect(applyCommand(ended, { kind: 'play' }, 9100, 60).positionMs).to.equal(1000)
  })

  it('[PB10] a seek out of the sequence leaves the sequence, one inside keeps it', () => {
    expect(applyCommand(playing(inSequence), { kind: 'seek', positionMs: 9000 }, 0, 60).sequenceId).to.equal(null)
    expect(applyCommand(playing(inSequence), { kind: 'seek', positionMs: 1500 }, 0, 60).sequenceId).to.equal(sequenceId)
  })

  it('[PB11] every command raises the revision by one', () => {
    fc.assert(
      fc.property(fc.nat(), rev => {
        for (const kind of ['play', 'pause', 'seek'] as const) {
          expect(applyCommand({ ...emptyVector, rev }, { kind, positionMs: 0 }, 0, 60).rev).to.equal(rev + 1)
        }
      }),
    )
  })

  it('[PB12] play while it plays changes nothing about where the film is', () => {
    const before = playing()
    const after = applyCommand(before, { kind: 'play' }, 6000, 400)
    expect(positionAt(after, 6100)).to.equal(positionAt(before, 6100))
  })
})
