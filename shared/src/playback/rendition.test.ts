import { expect } from 'chai'
import { describe, it } from 'mocha'
import { changedTo, type LineLook, type LineState, lineAt, looked } from './rendition.ts'

const stepMs = 250

/** A film on a screen, looked at four times a second. */
function screen(shown: 'film' | 'small') {
  let atMs = 0
  let state: LineState = lineAt(shown, atMs)
  let last: LineLook = { atMs, rev: 1, rate: 1, fetchedToMs: 0, aheadMs: 0, leftMs: 600_000, waits: false }

  return {
    wanted: () => state.wanted,
    restMs: () => state.restMs,
    nowMs: () => atMs,
    /** For so long the film is fetched so many times as fast as it plays; answers what is wanted then. */
    passes(ms: number, pace: number, other: Partial<LineLook> = {}) {
      for (const endMs = atMs + ms; atMs < endMs; ) {
        atMs += stepMs
        const fetchedToMs = last.fetchedToMs + pace * stepMs
        const aheadMs = Math.min(20_000, Math.max(0, last.aheadMs + (pace - 1) * stepMs))
        last = { ...last, atMs, fetchedToMs, aheadMs, leftMs: last.leftMs - stepMs, ...other }
        state = looked(state, last)
      }
      return state.wanted
    },
    /** The picture is not there for so long. */
    waits: (ms: number, other: Partial<LineLook> = {}) => {
      for (const endMs = atMs + ms; atMs < endMs; ) {
        atMs += stepMs
        last = { ...last, atMs, aheadMs: 0, waits: true, ...other }
        state = looked(state, last)
      }
      last = { ...last, waits: false }
      return state.wanted
    },
    changes(to: 'film' | 'small') {
      state = changedTo(state, to, atMs)
      last = { ...last, waits: false, aheadMs: 10_000 }
    },
  }
}

describe('Which picture a line can carry', () => {
  it('[PB98] is the film itself, as long as that is fetched faster than it plays', () => {
    expect(screen('film').passes(120_000, 1.2)).to.equal('film')
  })

  it('[PB98] is the film itself when what is ahead is little, but all that there is', () => {
    const near = screen('film')
    near.passes(10_000, 1.5)
    expect(near.passes(4_000, 0, { aheadMs: 2_000, leftMs: 2_000 })).to.equal('film')
  })

  it('[PB98] is the small one when the film is fetched more slowly than it plays, before it stalls', () => {
    const weak = screen('film')
    weak.passes(5_000, 2)
    expect(weak.passes(3_000, 0.6)).to.equal('film')
    expect(weak.passes(6_000, 0.6)).to.equal('small')
  })

  it('[PB98] is the small one when the picture has not come for a second and a half', () => {
    const weak = screen('film')
    expect(weak.waits(1_500)).to.equal('film')
    expect(weak.waits(500)).to.equal('small')
  })

  it('[PB98] is the small one when the film stalls again and again', () => {
    const weak = screen('film')
    for (const rev of [1, 2, 3]) {
      weak.waits(1_250, { rev })
      expect(weak.passes(2_000, 2, { rev, waits: false })).to.equal('film')
    }
    expect(weak.waits(1_250, { rev: 4 })).to.equal('small')
  })

  it('[PB98] is not judged by somebody who goes to and fro in a film that stands', () => {
    const scrubbed = screen('film')
    for (let rev = 1; rev < 40; rev += 1) expect(scrubbed.waits(500, { rev, rate: 0 })).to.equal('film')
  })

  it('[PB99] is the film again after a rest, when there is much ahead and nothing waited', () => {
    const mended = screen('film')
    mended.waits(2_000)
    mended.changes('small')
    expect(mended.restMs()).to.equal(30_000)
    expect(mended.passes(29_000, 2)).to.equal('small')
    expect(mended.passes(2_000, 2)).to.equal('film')
  })

  it('[PB99] stays small while there is little ahead', () => {
    const weak = screen('small')
    expect(weak.passes(300_000, 1)).to.equal('small')
  })

  it('[PB99] is tried less and less often while each try fails', () => {
    const weak = screen('film')
    weak.waits(2_000)
    const rests = [0, 1, 2, 3, 4, 5, 6].map(() => {
      weak.changes('small')
      const fromMs = weak.nowMs()
      while (weak.passes(stepMs, 2) === 'small') expect(weak.nowMs()).to.be.below(fromMs + 700_000)
      const restMs = weak.nowMs() - fromMs
      weak.changes('film')
      weak.waits(2_000)
      return Math.round(restMs / 1000)
    })
    expect(rests).to.deep.equal([30, 60, 120, 240, 480, 600, 600])
  })

  it('[PB99] gives a try up that would take the picture away, or takes too long', () => {
    const weak = screen('small')
    weak.passes(20_000, 2)
    expect(weak.wanted()).to.equal('film')
    expect(weak.passes(1_000, 0, { aheadMs: 2_000 })).to.equal('small')
    const slow = screen('small')
    slow.passes(15_000, 2)
    expect(slow.wanted()).to.equal('film')
    expect(slow.passes(21_000, 1)).to.equal('small')
  })
})
