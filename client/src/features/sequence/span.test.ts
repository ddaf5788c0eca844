import { frameAt } from '@samsyn/shared'
import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { between, fitted, frameStartMs, leastMs, nudged } from './span.ts'

const ms = fc.integer({ min: -10_000, max: 200_000 })
const end = fc.constantFrom('startMs' as const, 'endMs' as const)

describe('a span of film', () => {
  it('is always within the film, in whole milliseconds and long enough', () => {
    fc.assert(
      fc.property(ms, ms, end, fc.integer({ min: 1, max: 90_000 }), (one, other, put, durationMs) => {
        const span = fitted(between(one, other), put, durationMs)
        expect(span.startMs).to.be.at.least(0)
        expect(span.endMs).to.be.at.most(durationMs)
        expect(span.endMs - span.startMs).to.be.at.least(Math.min(leastMs, durationMs))
      }),
    )
  })

  it('keeps the end that was put where it was put', () => {
    expect(fitted({ startMs: 1000, endMs: 1100 }, 'startMs', 9000)).to.deep.equal({ startMs: 1000, endMs: 1500 })
    expect(fitted({ startMs: 1000, endMs: 1100 }, 'endMs', 9000)).to.deep.equal({ startMs: 600, endMs: 1100 })
  })

  it('gives way at the ends of the film', () => {
    expect(fitted({ startMs: 8900, endMs: 9000 }, 'startMs', 9000)).to.deep.equal({ startMs: 8500, endMs: 9000 })
    expect(fitted({ startMs: 0, endMs: 100 }, 'endMs', 9000)).to.deep.equal({ startMs: 0, endMs: 500 })
  })

  it('begins on the frame that was seen, also where frames do not last whole milliseconds', () => {
    for (const rate of [
      { num: 25, den: 1 },
      { num: 30_000, den: 1001 },
      { num: 60, den: 1 },
    ]) {
      for (let frame = 0; frame < 3000; frame++) expect(frameAt(frameStartMs(frame, rate), rate)).to.equal(frame)
    }
  })

  it('moves by single frames, and not before the film', () => {
    expect(nudged(1000, 1, { num: 25, den: 1 })).to.equal(1040)
    expect(nudged(1030, -1, { num: 25, den: 1 })).to.equal(960)
    expect(nudged(0, -1, { num: 25, den: 1 })).to.equal(0)
  })
})
