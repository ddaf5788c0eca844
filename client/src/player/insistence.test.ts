import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createInsistence } from './insistence.ts'

describe('What changes the speed of a film again and again', () => {
  it('[FO15] insists from the fifth time within ten seconds on, and not when it happens now and then', () => {
    const often = createInsistence()
    expect([0, 1_000, 2_000, 3_000, 4_000, 5_000].map(often.happened)).to.deep.equal([
      ...[false, false, false, false],
      ...[true, true],
    ])
    const seldom = createInsistence()
    expect([0, 4_000, 8_000, 12_000, 16_000, 20_000].some(seldom.happened)).to.equal(false)
  })
})
