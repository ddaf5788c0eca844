import { expect } from 'chai'
import { describe, it } from 'mocha'
import { loudness } from './level.ts'

describe('microphone level', () => {
  it('[MD1] is 0 in silence, 1 at full scale, and grows evenly with decibels', () => {
    expect(loudness(new Float32Array(8))).to.equal(0)
    expect(loudness(new Float32Array(8).fill(1))).to.equal(1)
    expect(loudness(new Float32Array(8).fill(10 ** (-30 / 20)))).to.be.closeTo(0.5, 1e-6)
  })
})
