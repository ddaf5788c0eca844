import { expect } from 'chai'
import { describe, it } from 'mocha'
import { type HighRange, toneCube, toneMap } from './tone-lut.ts'

const ranges: readonly HighRange[] = ['hlg', 'pq']
const grey = (level: number, range: HighRange) => toneMap([level, level, level], range)

describe('The tone map of a film of high range', () => {
  it('[FM24] keeps black black and grey grey, and gets never darker with more light, nor brighter than white', () => {
    for (const range of ranges) {
      expect(grey(0, range)).to.deep.equal([0, 0, 0])
      const levels = Array.from({ length: 33 }, (_, i) => grey(i / 32, range))
      for (const [r, g, b] of levels) expect(Math.max(r, g, b) - Math.min(r, g, b)).to.be.below(0.01)
      const greens = levels.map(([, g]) => g)
      expect(greens).to.deep.equal(greens.toSorted((a, b) => a - b))
      expect(greens.at(-1)).to.be.within(0.97, 1)
    }
  })

  it('leaves a face (18 % grey of either range) as bright as on an ordinary screen', () => {
    expect(grey(0.38, 'hlg')[1]).to.be.within(0.3, 0.5)
    expect(grey(0.38, 'pq')[1]).to.be.within(0.3, 0.5)
  })

  it('keeps saturated colours within what a screen shows', () => {
    for (const range of ranges)
      for (const value of [...toneMap([1, 0, 0], range), ...toneMap([0, 1, 0], range), ...toneMap([0, 0, 1], range)])
        expect(value).to.be.within(0, 1)
  })

  it('is a table that ffmpeg can read', () => {
    const lines = toneCube('hlg').trimEnd().split('\n')
    expect(lines[0]).to.equal('LUT_3D_SIZE 33')
    expect(lines).to.have.length(1 + 33 ** 3)
    expect(lines.slice(1).every(line => /^[01]\.\d{5} [01]\.\d{5} [01]\.\d{5}$/.test(line))).to.equal(true)
  })
})
