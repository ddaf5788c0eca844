import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { correct, learned } from './follow.ts'
import { createPlayhead } from './playhead.ts'

const base = { nowMs: 1000, rate: 1, correcting: null, audible: true }

describe('following the vector', () => {
  it('[FO1] leaves a player alone that is near enough, or of which too little was seen', () => {
    expect(correct({ ...base, aheadMs: 4 })).to.deep.equal({ kind: 'hold' })
    expect(correct({ ...base, aheadMs: null })).to.deep.equal({ kind: 'hold' })
  })

  it('[FO2] one rate change, held as long as it takes, closes the distance exactly', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 6, max: 390, noNaN: true }),
        fc.boolean(),
        fc.constantFrom(0.5, 1, 2),
        (size, late, rate) => {
          const aheadMs = late ? -size : size
          const action = correct({ ...base, rate, aheadMs })
          if (action.kind !== 'rate') return expect.fail(action.kind)
          expect((action.rate - rate) * (action.untilMs - base.nowMs)).to.be.closeTo(-aheadMs, 0.01)
          expect(action.rate / rate).to.be.within(0.94, 1.06)
        },
      ),
    )
  })

  it('[FO3] a change under way is left alone until it has done its work, then taken back once', () => {
    expect(correct({ ...base, aheadMs: 50, correcting: { untilMs: 1001 } })).to.deep.equal({ kind: 'hold' })
    expect(correct({ ...base, aheadMs: 50, correcting: { untilMs: 1000 } })).to.include({ kind: 'rate', rate: 1 })
  })

  it('[FO4] jumps only when far, and sooner where nobody hears it', () => {
    expect(correct({ ...base, aheadMs: -500 }).kind).to.equal('seek')
    expect(correct({ ...base, aheadMs: -300 }).kind).to.equal('rate')
    expect(correct({ ...base, aheadMs: -300, audible: false }).kind).to.equal('seek')
  })

  it('[FO5] learns a start latency from how late the player came out, within bounds', () => {
    expect(learned(40, -30)).to.equal(55)
    expect(learned(10, 100)).to.equal(0)
    expect(learned(390, -900)).to.equal(400)
  })

  it('[FO6] a single late paint does not bend what is seen of the playhead', () => {
    const playhead = createPlayhead(atMs => atMs)
    for (let at = 0; at < 9; at++) playhead.see({ mediaMs: at + (at === 4 ? 300 : 2), atMs: at })
    expect(playhead.aheadMs()).to.equal(2)
  })
})
