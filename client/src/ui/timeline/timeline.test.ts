import { expect } from 'chai'
import { describe, it } from 'mocha'
import { filmTime } from './film-time.ts'
import { keyTarget, moveEdge, shareOf, snapToFrame, tileAt, tileTimes, timeAt } from './geometry.ts'
import { layOutLanes } from './lanes.ts'
import { waveformBars } from './waveform-bars.ts'

const steps = { arrowMs: 1000, shiftArrowMs: 5000, pageMs: 10_000 }
const film = { startMs: 0, endMs: 69_000 }
const board = { url: '', columns: 5, rows: 4, count: 18, tileWidth: 160, tileHeight: 90, intervalMs: 4000 }

describe('timeline geometry', () => {
  it('turns points into times and back, and never leaves the film', () => {
    expect(timeAt(350, { left: 100, width: 500 }, 69_000)).to.equal(34_500)
    expect(timeAt(-20, { left: 100, width: 500 }, 69_000)).to.equal(0)
    expect(timeAt(9999, { left: 100, width: 500 }, 69_000)).to.equal(69_000)
    expect(timeAt(10, { left: 0, width: 0 }, 69_000)).to.equal(0)
    expect(shareOf(34_500, 69_000)).to.equal(0.5)
    expect(shareOf(10, 0)).to.equal(0)
  })

  it('steps by keys within the film and leaves other keys alone', () => {
    expect(keyTarget('ArrowRight', false, 10_000, steps, film)).to.equal(11_000)
    expect(keyTarget('ArrowLeft', true, 3000, steps, film)).to.equal(0)
    expect(keyTarget('PageUp', false, 65_000, steps, film)).to.equal(69_000)
    expect(keyTarget('Home', false, 65_000, steps, film)).to.equal(0)
    expect(keyTarget('a', false, 65_000, steps, film)).to.equal(null)
  })

  it('moves an end of a selection frame by frame and keeps one frame between the ends', () => {
    const span = { startMs: 1000, endMs: 2000 }
    expect(moveEdge(span, 'startMs', 1043, 40, 69_000)).to.deep.equal({ startMs: 1040, endMs: 2000 })
    expect(moveEdge(span, 'startMs', 5000, 40, 69_000)).to.deep.equal({ startMs: 1960, endMs: 2000 })
    expect(moveEdge(span, 'endMs', 0, 40, 69_000)).to.deep.equal({ startMs: 1000, endMs: 1040 })
    expect(moveEdge(span, 'endMs', 99_999, 40, 69_000)).to.deep.equal({ startMs: 1000, endMs: 69_000 })
    expect(snapToFrame(1001, 1001 / 30)).to.equal(1001)
  })

  it('finds pictures of the storyboard, the last one for what lies beyond', () => {
    expect(tileAt(0, board)).to.deep.equal({ column: 0, row: 0 })
    expect(tileAt(24_000, board)).to.deep.equal({ column: 1, row: 1 })
    expect(tileAt(999_999, board)).to.deep.equal({ column: 2, row: 3 })
    expect(tileTimes(200, 100, 8000)).to.deep.equal([2000, 6000])
    expect(tileTimes(0, 100, 8000)).to.deep.equal([])
  })
})

describe('layOutLanes', () => {
  it('puts what overlaps under each other and what follows beside', () => {
    const { laneOf, laneCount } = layOutLanes([
      { id: 'b', left: 50, right: 120 },
      { id: 'a', left: 0, right: 100 },
      { id: 'c', left: 100, right: 140 },
    ])
    expect(Object.fromEntries(laneOf)).to.deep.equal({ a: 0, b: 1, c: 0 })
    expect(laneCount).to.equal(2)
  })
})

describe('waveformBars', () => {
  it('keeps the loudest peak of each bar, also when there are more bars than peaks', () => {
    expect(waveformBars([0.1, 0.9, 0.2, 0.3], 2)).to.deep.equal([0.9, 0.3])
    expect(waveformBars([0.5, 2], 4)).to.deep.equal([0.5, 0.5, 1, 1])
    expect(waveformBars([], 2)).to.deep.equal([0, 0])
  })
})

describe('filmTime', () => {
  it('is written as people say it', () => {
    expect([18_000, 69_999, 3_727_000, -5].map(filmTime)).to.deep.equal(['0:18', '1:09', '1:02:07', '0:00'])
  })
})
