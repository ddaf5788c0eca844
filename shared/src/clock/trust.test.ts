import { expect } from 'chai'
import { describe, it } from 'mocha'
import { areApart, clockDoubt, mostAheadMs, mostBehindMs, stepToWall } from './trust.ts'

const known = Date.parse('2026-05-03T11:30:00Z')
const dayMs = 86_400_000

describe('Whether a clock is believed', () => {
  it('[ST20] two days after the last time that is known at most, and a few minutes before it', () => {
    expect(clockDoubt(known, null)).to.equal(null)
    expect(clockDoubt(known + mostAheadMs, known)).to.equal(null)
    expect(clockDoubt(known + mostAheadMs + 1, known)).to.equal('ahead')
    expect(clockDoubt(known + 365 * dayMs, known)).to.equal('ahead')
    expect(clockDoubt(known - mostBehindMs, known)).to.equal(null)
    expect(clockDoubt(known - mostBehindMs - 1, known)).to.equal('behind')
    expect(clockDoubt(0, known)).to.equal('behind')
  })

  it('[ST21] our own steps forward to one that can be right, over a suspension or a wrong beginning, and never back', () => {
    expect(stepToWall(known, known + 8 * 3_600_000, known)).to.equal(8 * 3_600_000)
    expect(stepToWall(0, known + 1, known)).to.equal(known + 1)
    expect(stepToWall(known, known + 59_999, known)).to.equal(0)
    expect(stepToWall(known, known + 365 * dayMs, known)).to.equal(0)
    expect(stepToWall(known + dayMs, known, known)).to.equal(0)
    expect([areApart(known, known + 1000), areApart(known, known - dayMs)]).to.deep.equal([false, true])
  })
})
