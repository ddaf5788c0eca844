import { emptyVector, PersonId, RecordingId, SequenceId, type Vector } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { saidOf } from './said.ts'

const bo = PersonId.parse(crypto.randomUUID())
const film: Vector = { ...emptyVector, recordingId: RecordingId.parse(crypto.randomUUID()), rev: 4, positionMs: 18_000 }
const running: Vector = { ...film, playing: true, atMs: 1_000 }

describe('who did what with the film', () => {
  it('[PB70] a pause, a start and a move are said with their person and their place', () => {
    const stopped = { ...film, rev: 6, positionMs: 21_000, atMs: 4_500 }
    expect(saidOf(running, stopped, bo)).to.deep.equal({ personId: bo, did: 'stopped', filmMs: 21_000 })
    expect(saidOf(film, { ...running, rev: 5 }, bo)).to.deep.equal({ personId: bo, did: 'started', filmMs: 18_000 })
    const moved = { ...film, rev: 5, positionMs: 40_000 }
    expect(saidOf(film, moved, bo)).to.deep.equal({ personId: bo, did: 'moved', filmMs: 40_000 })
  })

  it('[PB70] a sequence that is begun is said as such', () => {
    const sequenceId = SequenceId.parse(crypto.randomUUID())
    const begun = { ...running, rev: 5, sequenceId, range: { startMs: 18_000, endMs: 20_000 } }
    expect(saidOf(film, begun, bo)?.did).to.equal('sequence')
  })

  it('[PB70] a sequence that is begun again from its end is said to be started', () => {
    const range = { startMs: 17_000, endMs: 20_000 }
    const again = { ...running, rev: 5, range, positionMs: 17_000, atMs: 60_000 }
    expect(saidOf({ ...running, range }, again, bo)?.did).to.equal('started')
    expect(saidOf({ ...running, range }, { ...again, positionMs: 19_000 }, bo)?.did).to.equal('moved')
  })

  it('[PB71] what the room does by itself, and a change of speed, is nobody’s move', () => {
    const held = { ...running, rev: 5, positionMs: 19_000, atMs: 5_000 }
    expect(saidOf(running, held, null)).to.equal(null)
    expect(saidOf(held, { ...held, rev: 6, atMs: 64_000 }, bo)).to.equal(null)
    expect(saidOf(running, { ...running, rev: 5, positionMs: 20_000, atMs: 3_000, rate: 0.5 }, bo)).to.equal(null)
  })
})
