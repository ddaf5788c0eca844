import { expect } from 'chai'
import { describe, it } from 'mocha'
import { isInStep, type Meeting } from './in-step.ts'

const running: Meeting = {
  ...{ moves: true, frozen: false, starves: false, stands: false },
  ...{ aheadMs: 2, fetchedMs: 6_000, leftMs: 60_000 },
}
const standing: Meeting = { ...running, moves: false, aheadMs: null, stands: true }
const verdict = (meeting: Meeting, other: Partial<Meeting>) => isInStep({ ...meeting, ...other }, 5_000)

describe('Another rendition of a film', () => {
  it('[PB100] takes its place when it stands painted on the same frame', () => {
    expect(verdict(standing, {})).to.equal(true)
    expect(verdict(standing, { stands: false })).to.equal(false)
  })

  it('[PB100] takes its place when it moves with it, to within what can be seen and heard', () => {
    expect([0, 11, -11, 13, -13, null].map(aheadMs => verdict(running, { aheadMs }))).to.deep.equal([
      ...[true, true, true, false, false, false],
    ])
  })

  it('[PB100] takes its place sooner where there is nothing to see', () => {
    expect(verdict(running, { starves: true, aheadMs: 50, fetchedMs: 100 })).to.equal(true)
    expect(verdict(running, { starves: true, aheadMs: 100 })).to.equal(false)
    expect(verdict(standing, { starves: true, fetchedMs: 100 })).to.equal(true)
  })

  it('[PB100] waits until enough of it is there, or all', () => {
    expect(verdict(running, { fetchedMs: 4_900 })).to.equal(false)
    expect(verdict(running, { fetchedMs: 1_000, leftMs: 1_000 })).to.equal(true)
  })

  it('[PB100] never comes between a press and what it does', () => {
    for (const meeting of [running, standing]) expect(verdict(meeting, { frozen: true })).to.equal(false)
  })
})
