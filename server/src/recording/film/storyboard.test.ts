import { expect } from 'chai'
import { describe, it } from 'mocha'
import { layStoryboard } from './storyboard.ts'

describe('A storyboard', () => {
  const size = { width: 1920, height: 1080 }

  it('[FM23] has a tile every half second, and never more than a hundred', () => {
    const short = { columns: 10, rows: 1, count: 10, tileWidth: 160, tileHeight: 90, intervalMs: 500 }
    expect(layStoryboard(5000, size)).to.deep.equal(short)
    expect(layStoryboard(3_600_000, size)).to.include({ columns: 10, rows: 10, count: 100, intervalMs: 36_000 })
    for (let ms = 49_000; ms < 52_000; ms += 7) expect(layStoryboard(ms, size).count).to.be.at.most(100)
  })

  it('has one tile for a film of one frame, and even sides for any shape', () => {
    expect(layStoryboard(40, size)).to.include({ columns: 1, rows: 1, count: 1 })
    expect(layStoryboard(40, { width: 1080, height: 1920 }).tileHeight).to.equal(284)
    expect(layStoryboard(40, { width: 1920, height: 2 }).tileHeight).to.equal(2)
  })
})
