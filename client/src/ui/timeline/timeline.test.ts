import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { clusterMarks, namesIn, nextIn, spanOf } from './clusters.ts'
import { filmTime } from './film-time.ts'
import { keyTarget, moveEdge, shareOf, snapToFrame, tileAt, tilesIn, zoomOf } from './geometry.ts'
import { layOutLanes } from './lanes.ts'
import { placeBands } from './place-bands.ts'
import { rulerOf } from './ruler.ts'
import type { Band, Mark } from './timeline-types.ts'
import { waveformBars } from './waveform-bars.ts'

const steps = { arrowMs: 1000, shiftArrowMs: 5000, pageMs: 10_000 }
const film = { startMs: 0, endMs: 69_000 }
const board = { url: '', columns: 5, rows: 4, count: 18, tileWidth: 160, tileHeight: 90, intervalMs: 4000 }
const hour = 3_600_000

const drawing = (atMs: number, ...names: string[]): Mark => ({
  ...{ id: `drawing-${atMs}`, atMs, label: `Tegning ved ${atMs}`, kind: 'drawing' },
  by: names.map(name => ({ name, colour: '#ffd34d' })),
})
const band = (id: string, startMs: number, endMs: number): Band => ({
  ...{ id, startMs, endMs, label: id, selected: false },
  kind: 'lookingGood',
})

describe('timeline geometry', () => {
  it('knows a time as a share of the film', () => {
    expect(shareOf(34_500, 69_000)).to.equal(0.5)
    expect(shareOf(10, 0)).to.equal(0)
  })

  it('[TL10] steps by the keys of a slider within the film, zooms by + − and 0, and leaves other keys alone', () => {
    expect(keyTarget('ArrowRight', false, 10_000, steps, film)).to.equal(11_000)
    expect(keyTarget('ArrowLeft', true, 3000, steps, film)).to.equal(0)
    expect(keyTarget('PageUp', false, 65_000, steps, film)).to.equal(69_000)
    expect(keyTarget('Home', false, 65_000, steps, film)).to.equal(0)
    expect(keyTarget('a', false, 65_000, steps, film)).to.equal(null)
    expect(['+', '-', '0', 'k'].map(zoomOf)).to.deep.equal([2, 0.5, 0, null])
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
  })

  it('[TL11] draws pictures for what is in view alone, side by side over all of it, however long the film', () => {
    expect(tilesIn({ startMs: 0, endMs: 8000 }, 200, 100)).to.deep.equal([
      { index: 0, left: 0, atMs: 2000 },
      { index: 1, left: 100, atMs: 6000 },
    ])
    expect(tilesIn(film, 0, 100)).to.deep.equal([])
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 6 * hour, noNaN: true }),
        fc.integer({ min: 2000, max: hour }),
        (startMs, length) => {
          const tiles = tilesIn({ startMs, endMs: startMs + length }, 1440, 78)
          expect(tiles.length).to.be.within(19, 20)
          expect(tiles[0]?.left).to.be.within(-78, 0.01)
          expect((tiles.at(-1)?.left ?? 0) + 78).to.be.at.least(1439.99)
        },
      ),
    )
  })
})

describe('The ruler', () => {
  const frameMs = 40

  it('[TL12] writes round times', () => {
    const whole = rulerOf(film, 1000, frameMs).labels
    expect(whole.map(({ ms }) => filmTime(ms)).slice(0, 3)).to.deep.equal(['0:00', '0:05', '0:10'])
    expect(rulerOf({ startMs: 18_300, endMs: 23_300 }, 1000, frameMs).labels.map(({ ms }) => ms)).to.deep.equal([
      19_000, 20_000, 21_000, 22_000, 23_000,
    ])
  })

  it('[TL12] writes times that never touch each other or the end of the track, and strokes that can be told apart', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 5 * hour, noNaN: true }),
        fc.integer({ min: 2000, max: 6 * hour }),
        fc.integer({ min: 300, max: 2600 }),
        (startMs, length, width) => {
          const { labels, minorPx, minorFrom } = rulerOf({ startMs, endMs: startMs + length }, width, frameMs)
          labels.forEach(({ x }, index) => {
            expect(x).to.be.within(-0.01, width - 43.99)
            expect(x - (labels[index - 1]?.x ?? Number.NEGATIVE_INFINITY)).to.be.at.least(40)
          })
          expect(minorPx).to.be.at.least(5)
          expect(minorFrom).to.be.within(-minorPx, 0)
        },
      ),
    )
  })

  it('[TL12] strokes every frame where there is room', () => {
    expect(rulerOf({ startMs: 1010, endMs: 6010 }, 1000, frameMs)).to.include({ minorPx: 8, minorFrom: -2 })
  })
})

describe('Drawings on the timeline', () => {
  const marks = [drawing(5200, 'Ane'), drawing(5000, 'Bo'), drawing(9000, 'Bo'), drawing(5100, 'Bo')]

  it('[TL13] are one where they lie close, with their number and everybody who drew', () => {
    const [first, last] = clusterMarks(marks, 1000)
    expect(first && [first.marks.length, spanOf(first), namesIn(first)]).to.deep.equal([
      3,
      { startMs: 5000, endMs: 5200 },
      ['Bo', 'Ane'],
    ])
    expect(last?.marks.map(mark => mark.atMs)).to.deep.equal([9000])
    expect(clusterMarks(marks, 0).length).to.equal(4)
  })

  it('[TL13] are gone through by pressing again, then from the first', () => {
    const [cluster] = clusterMarks(marks, 1000)
    if (!cluster) throw new Error('no drawings')
    expect([0, 5000, 5100, 5200, 60_000].map(fromMs => nextIn(cluster, fromMs).atMs)).to.deep.equal([
      5000, 5100, 5200, 5000, 5000,
    ])
  })

  it('[TL13] never lie nearer than they can be hit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 69_000 })), fc.integer({ min: 1, max: 9000 }), (times, apart) => {
        const places = clusterMarks(
          times.map(atMs => drawing(atMs)),
          apart,
        ).map(cluster => cluster.atMs)
        places.forEach((atMs, index) => {
          expect(atMs - (places[index - 1] ?? Number.NEGATIVE_INFINITY)).to.be.at.least(apart)
        })
      }),
    )
  })
})

describe('Sequences on the timeline', () => {
  it('puts what overlaps under each other and what follows beside', () => {
    const { laneOf, laneCount } = layOutLanes([
      { id: 'b', left: 50, right: 120 },
      { id: 'a', left: 0, right: 100 },
      { id: 'c', left: 100, right: 140 },
    ])
    expect(Object.fromEntries(laneOf)).to.deep.equal({ a: 0, b: 1, c: 0 })
    expect(laneCount).to.equal(2)
  })

  it('[TL14] keep their row while one zooms, are wide enough to hit, and lie on the track as far as they are in view', () => {
    const bands = [band('c', 60_000, 69_000), band('a', 0, 10_000), band('b', 9_000, 9_200)]
    const space = { durationMs: 69_000, width: 690, leastWidth: 28 }
    const far = placeBands(bands, { ...space, view: film })
    const near = placeBands(bands, { ...space, view: { startMs: 9_100, endMs: 16_000 } })
    expect(far.laneCount).to.equal(2)
    expect(near.bands.map(({ lane }) => lane)).to.deep.equal(far.bands.map(({ lane }) => lane))
    expect(near.bands.map(({ outside }) => outside)).to.deep.equal([false, false, true])
    expect(near.bands[0]).to.include({ left: 0, width: 90 })
    expect(far.bands.map(({ width }) => width)).to.deep.equal([100, 28, 90])
  })

  it('[TL14] never lie on each other, however one zooms', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 40, max: 9000 })))
    fc.assert(
      fc.property(
        spans,
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: 2000, max: 9000 }),
        (ends, from, length) => {
          const bands = ends.map(([startMs, long], index) => band(String(index), startMs, startMs + long))
          const view = { startMs: from, endMs: from + length }
          const { bands: placed } = placeBands(bands, { durationMs: 69_000, width: 690, leastWidth: 28, view })
          const shown = placed.filter(({ outside }) => !outside).toSorted((a, b) => a.left - b.left)
          for (const [index, one] of shown.entries()) {
            const before = shown.slice(0, index).filter(({ lane }) => lane === one.lane)
            expect(Math.max(0, ...before.map(({ left, width }) => left + width))).to.be.at.most(
              Math.max(0, one.left) + 0.01,
            )
          }
        },
      ),
    )
  })
})

describe('waveformBars', () => {
  it('[TL11] keeps the loudest peak of each bar in view, also when there are more bars than peaks', () => {
    expect(waveformBars([0.1, 0.9, 0.2, 0.3], { first: 0, count: 2, total: 2 })).to.deep.equal([0.9, 0.3])
    expect(waveformBars([0.5, 2], { first: 0, count: 4, total: 4 })).to.deep.equal([0.5, 0.5, 1, 1])
    expect(waveformBars([0.1, 0.9, 0.2, 0.3], { first: 2, count: 1, total: 4 })).to.deep.equal([0.2])
    expect(waveformBars([], { first: 0, count: 2, total: 2 })).to.deep.equal([0, 0])
  })
})

describe('filmTime', () => {
  it('is written as people say it', () => {
    expect([18_000, 69_999, 3_727_000, -5].map(filmTime)).to.deep.equal(['0:18', '1:09', '1:02:07', '0:00'])
  })
})
