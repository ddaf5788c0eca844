import { expect } from 'chai'
import { describe, it } from 'mocha'
import { steady } from '../testing/film-probes.ts'
import { chooseRate, type FrameRate, fps, phase, typicalGap } from './rate.ts'

const rate = (num: number, den = 1): FrameRate => ({ num, den })

const toMilliseconds = (timesS: readonly number[]) => timesS.map(time => Math.round(time * 1000) / 1000)

describe('The rate of a proxy', () => {
  const own = [rate(24_000, 1001), rate(25), rate(30_000, 1001), rate(30), rate(50), rate(60_000, 1001), rate(60)]

  it('[FM15] is the rate at which the frames themselves lie, where that is a usual one', () => {
    for (const usual of own) expect(chooseRate(steady(fps(usual), 300))).to.deep.equal({ rate: usual, own: true })
  })

  it('stays the same when times are whole milliseconds, as in Matroska, and begin anywhere', () => {
    for (const usual of own)
      expect(chooseRate(toMilliseconds(steady(fps(usual), 600, 3.217))).rate, `${usual.num}`).to.deep.equal(usual)
  })

  it('is the nearest usual one for a phone whose clock is a little off', () => {
    expect(chooseRate(steady(29.87, 36))).to.deep.equal({ rate: rate(30_000, 1001), own: true })
  })

  it('is for slower and faster films one of 25 and 30 that shows every frame equally long', () => {
    const shown = [5, 10, 12.5, 15, 100, 120, 240].map(perSecond => chooseRate(steady(perSecond, 40)))
    expect(shown.map(({ rate: { num } }) => num)).to.deep.equal([25, 30, 25, 30, 25, 30, 30])
    expect(shown.every(chosen => !chosen.own)).to.equal(true)
  })

  it('is not led astray by gaps in which nothing moved', () => {
    const timesS = [...steady(30, 20), ...steady(30, 20, 2.1), ...steady(30, 20, 4.3)]
    expect(chooseRate(toMilliseconds(timesS))).to.deep.equal({ rate: rate(30), own: true })
    const short = [...steady(25, 10), ...steady(25, 10, 1.4)]
    expect(chooseRate(short)).to.deep.equal({ rate: rate(25), own: true })
    const long = Array.from({ length: 200 }, (_, i) => steady(30, 30, i * 3)).flat()
    expect(chooseRate(long)).to.deep.equal({ rate: rate(30), own: true })
  })

  it('is 30 where the frames come when they like', () => {
    const timesS = [0, 0.005, 0.071, 0.083, 0.31, 0.333, 1.88, 1.907, 1.918, 3.4]
    expect(chooseRate(timesS)).to.deep.equal({ rate: rate(30), own: false })
  })

  it('is usual for one frame, for two, and for frames that all say the same time', () => {
    expect(chooseRate([0])).to.deep.equal({ rate: rate(25), own: false })
    expect(chooseRate([])).to.deep.equal({ rate: rate(25), own: false })
    expect(chooseRate([4, 4, 4])).to.deep.equal({ rate: rate(25), own: false })
    expect(chooseRate([0, 1 / 30])).to.deep.equal({ rate: rate(30), own: true })
    expect(chooseRate([0, 3])).to.deep.equal({ rate: rate(25), own: false })
  })
})

describe('The frames in time', () => {
  it('have the gap in the middle of all gaps, doubled times left out', () => {
    expect(typicalGap([0, 0.04, 0.04, 0.08, 1.6])).to.be.closeTo(0.04, 1e-9)
    expect(typicalGap([1])).to.equal(null)
  })

  it('fall into the middle of slots that start at their phase', () => {
    const late = steady(25, 100).map((time, i) => (i === 0 ? time : time + 0.006))
    expect(phase(late, rate(25))).to.be.closeTo(0.006, 0.0002)
    expect(phase(steady(25, 100, 7.3), rate(25))).to.be.closeTo(0, 1e-9)
  })
})
