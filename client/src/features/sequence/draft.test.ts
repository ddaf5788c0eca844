import { RecordingId, SequenceId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import {
  blankDraft,
  type Draft,
  type DraftAction,
  draftAfter,
  draftOf,
  isMarked,
  missingIn,
  sequenceIn,
} from './draft.ts'

const id = SequenceId.parse('7c9e6679-7425-40de-944b-e07fc1f90ae7')
const recordingId = RecordingId.parse('7c9e6679-7425-40de-944b-e07fc1f90ae8')
const durationMs = 69_000
const after = (...actions: DraftAction[]): Draft =>
  actions.reduce((draft, action) => draftAfter(draft, action, durationMs), blankDraft(id))
const start = (atMs: number): DraftAction => ({ kind: 'start', atMs })
const end = (atMs: number): DraftAction => ({ kind: 'end', atMs })

describe('marking a sequence', () => {
  it('with a start alone takes the usual length, and knows that the end is a guess', () => {
    expect(after(start(10_000))).to.include({ guessed: 'endMs' })
    expect(after(start(10_000)).span).to.deep.equal({ startMs: 10_000, endMs: 30_000 })
    expect(after(start(60_000)).span).to.deep.equal({ startMs: 60_000, endMs: 69_000 })
    expect(after(end(5000))).to.deep.include({ span: { startMs: 0, endMs: 5000 }, guessed: 'startMs' })
  })

  it('with a start and an end is marked', () => {
    const marked = after(start(10_000), end(12_000))
    expect(marked.span).to.deep.equal({ startMs: 10_000, endMs: 12_000 })
    expect(isMarked(marked)).to.equal(true)
    expect(isMarked(after(start(10_000)))).to.equal(false)
  })

  it('changes the two when they come in the other order', () => {
    expect(after(start(30_000), end(10_000)).span).to.deep.equal({ startMs: 10_000, endMs: 30_000 })
    expect(after(end(10_000), start(30_000)).span).to.deep.equal({ startMs: 10_000, endMs: 30_000 })
  })

  it('moves a guessed end along with a start that is set again', () => {
    expect(after(start(10_000), start(20_000)).span).to.deep.equal({ startMs: 20_000, endMs: 40_000 })
  })

  it('sets either end anew, and begins another stretch beyond the other', () => {
    const marked = [start(10_000), end(30_000)]
    expect(after(...marked, start(12_000)).span).to.deep.equal({ startMs: 12_000, endMs: 30_000 })
    expect(after(...marked, end(28_000)).span).to.deep.equal({ startMs: 10_000, endMs: 28_000 })
    expect(after(...marked, start(40_000))).to.deep.include({
      span: { startMs: 40_000, endMs: 60_000 },
      guessed: 'endMs',
    })
  })

  it('from here is marked at once', () => {
    expect(isMarked(after({ kind: 'from', atMs: 3000 }))).to.equal(true)
  })

  it('never makes a sequence too short or outside the film', () => {
    expect(after(start(10_000), end(10_100)).span).to.deep.equal({ startMs: 9600, endMs: 10_100 })
    expect(after(start(69_000)).span).to.deep.equal({ startMs: 68_500, endMs: 69_000 })
    const trim: DraftAction = { kind: 'trim', span: { startMs: -40, endMs: 90_000 }, put: 'endMs' }
    expect(after(trim).span).to.deep.equal({ startMs: 0, endMs: 69_000 })
  })

  it('keeps what is written while the ends move', () => {
    const written = after(start(1000), { kind: 'write', words: { question: 'Hvad ser du?' } }, end(9000))
    expect(written.question).to.equal('Hvad ser du?')
  })
})

describe('a draft', () => {
  it('says what is missing, and is a sequence when nothing is', () => {
    const draft = after(start(1000), { kind: 'write', words: { question: ' Hvad ser du? ' } })
    expect(missingIn(draft)).to.deep.equal(['kind', 'dimension'])
    expect(sequenceIn(draft, recordingId)).to.equal(null)
    const whole = draftAfter(draft, { kind: 'write', words: { kind: 'lookingGood', dimension: 'rytme' } }, durationMs)
    expect(missingIn(whole)).to.deep.equal([])
    expect(sequenceIn(whole, recordingId)).to.include({ startMs: 1000, endMs: 21_000, question: 'Hvad ser du?' })
  })

  it('of a sequence becomes that sequence again', () => {
    const words = { kind: 'lookingCloser' as const, dimension: 'klima', title: 'Ro', question: 'Og så?' }
    const sequence = {
      id,
      recordingId,
      startMs: 1000,
      endMs: 2000,
      ...words,
      order: 1,
      released: false,
      damaged: false,
    }
    expect(sequenceIn(draftOf(sequence), recordingId)).to.deep.equal({
      id,
      recordingId,
      startMs: 1000,
      endMs: 2000,
      ...words,
    })
  })
})
