import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import {
  boundsOf,
  centred,
  type Fingers,
  followed,
  isVisible,
  isWhole,
  msAt,
  paged,
  panned,
  pinched,
  revealed,
  wholeFilm,
  within,
  xOf,
  zoomed,
} from './viewport.ts'

const hour = 3_600_000
const still = { busy: false, strayed: false }

const spaces = fc
  .record({
    durationMs: fc.integer({ min: 200, max: 6 * hour }),
    frameDurationMs: fc.constantFrom(1000 / 60, 1001 / 30, 40, 1001 / 24),
    width: fc.integer({ min: 200, max: 2600 }),
  })
  .map(film => ({ ...film, bounds: boundsOf(film.durationMs, film.frameDurationMs, film.width) }))

const share = fc.double({ min: 0, max: 1, noNaN: true })
const factor = fc.double({ min: 0.05, max: 20, noNaN: true })

/** A film with some part of it in view. */
const views = fc.tuple(spaces, share, share).map(([space, long, early]) => {
  const { durationMs, leastMs } = space.bounds
  const length = leastMs + (durationMs - leastMs) * long ** 3
  const startMs = (durationMs - length) * early
  return { ...space, view: within({ startMs, endMs: startMs + length }, space.bounds) }
})

describe('The view of the timeline', () => {
  it('[TL1] keeps the time under the pointer where it is while one zooms, until the film ends', () => {
    fc.assert(
      fc.property(views, share, factor, ({ view, width, bounds }, at, by) => {
        const x = at * width
        const atMs = msAt(x, view, width)
        const next = zoomed(view, by, atMs, bounds)
        const free = next.startMs > 0 && next.endMs < bounds.durationMs
        if (by >= 1 || free) expect(xOf(atMs, next, width)).to.be.closeTo(x, 0.5)
      }),
    )
  })

  it('[TL2] never leaves the film, and never shows a frame larger than eight pixels, whatever hands do', () => {
    const hand = fc.oneof(
      fc.record({ kind: fc.constant('zoom' as const), by: factor, at: share }),
      fc.record({ kind: fc.constant('pan' as const), by: factor, at: share }),
      fc.record({ kind: fc.constant('pinch' as const), by: factor, at: share }),
      fc.record({ kind: fc.constant('page' as const), by: factor, at: share }),
    )
    fc.assert(
      fc.property(spaces, fc.array(hand, { maxLength: 30 }), (film, hands) => {
        const { durationMs, frameDurationMs, width, bounds } = film
        let view = wholeFilm(durationMs)
        for (const { kind, by, at } of hands) {
          const fingers: Fingers = [at * width, (1 - at) * width]
          if (kind === 'zoom') view = zoomed(view, by, at * durationMs, bounds)
          else if (kind === 'pan') view = panned(view, (by - 5) * durationMs * at, bounds)
          else if (kind === 'pinch') view = pinched(view, fingers, [at * width, at * width + by * 40], width, bounds)
          else view = paged(centred(view, at * durationMs, bounds), by * 1000, bounds)
          expect(view.startMs).to.be.at.least(0)
          expect(view.endMs).to.be.at.most(durationMs)
          const framePx = (frameDurationMs / (view.endMs - view.startMs)) * width
          const wholeFramePx = (frameDurationMs / durationMs) * width
          expect(framePx).to.be.at.most(Math.max(8, wholeFramePx) + 0.01)
        }
      }),
    )
  })

  it('[TL3] gives a point of the track back for its time, and a time for its point', () => {
    fc.assert(
      fc.property(views, share, ({ view, width }, at) => {
        expect(xOf(msAt(at * width, view, width), view, width)).to.be.closeTo(at * width, 0.01)
        const ms = view.startMs + at * (view.endMs - view.startMs)
        expect(msAt(xOf(ms, view, width), view, width)).to.be.closeTo(ms, 0.01)
      }),
    )
    expect(msAt(10, wholeFilm(69_000), 0)).to.equal(0)
    expect(xOf(10, wholeFilm(0), 500)).to.equal(0)
  })

  it('[TL4] keeps between two fingers what lay between them, as large as they are apart', () => {
    const bounds = boundsOf(60_000, 40, 1000)
    const before = { startMs: 20_000, endMs: 40_000 }
    const after = pinched(before, [400, 600], [300, 700], 1000, bounds)
    expect(after.endMs - after.startMs).to.be.closeTo(10_000, 0.01)
    expect(msAt(500, after, 1000)).to.be.closeTo(30_000, 0.01)
    const moved = pinched(before, [400, 600], [500, 700], 1000, bounds)
    expect(moved.startMs).to.be.closeTo(18_000, 0.01)
    expect(moved.endMs).to.be.closeTo(38_000, 0.01)
  })

  it('[TL5] turns the page under a playing film, and leaves alone a hand that moves it or has left the playhead', () => {
    const bounds = boundsOf(60_000, 40, 1000)
    const view = { startMs: 10_000, endMs: 20_000 }
    expect(followed(view, 15_000, still, bounds).view).to.equal(view)
    expect(followed(view, 20_010, still, bounds).view).to.deep.equal({ startMs: 19_010, endMs: 29_010 })
    expect(followed(view, 20_010, { busy: true, strayed: false }, bounds).view).to.equal(view)
    expect(followed(view, 30_000, { busy: false, strayed: true }, bounds)).to.deep.equal({ view, strayed: true })
    expect(followed(view, 12_000, { busy: false, strayed: true }, bounds)).to.deep.equal({ view, strayed: false })
  })

  it('[TL5] never turns the same page twice, at the end of the film either', () => {
    fc.assert(
      fc.property(views, share, ({ view, bounds }, at) => {
        const ms = at * bounds.durationMs
        const page = paged(view, ms, bounds)
        expect(isVisible(ms, page)).to.equal(true)
        expect(paged(page, ms, bounds)).to.equal(page)
      }),
    )
  })

  it('moves no further than it must to show a moment', () => {
    const bounds = boundsOf(60_000, 40, 1000)
    const view = { startMs: 10_000, endMs: 20_000 }
    expect(revealed(view, 12_000, bounds)).to.equal(view)
    expect(revealed(view, 9_000, bounds)).to.deep.equal({ startMs: 9_000, endMs: 19_000 })
    expect(revealed(view, 23_000, bounds)).to.deep.equal({ startMs: 13_000, endMs: 23_000 })
  })

  it('shows the whole of a film that is too short to zoom', () => {
    const bounds = boundsOf(800, 40, 1000)
    expect(isWhole(zoomed(wholeFilm(800), 8, 400, bounds), 800)).to.equal(true)
  })
})
