import { expect } from 'chai'
import { describe, it } from 'mocha'
import { probeOf, steady } from '../testing/film-probes.ts'
import { packetTimesS, planFilm, promisedEndS } from './plan.ts'
import type { Probe } from './probe.ts'

const planned = (probe: Probe) => planFilm(probe, packetTimesS(probe.picture))

describe('The plan of a proxy', () => {
  it('[FM20] gives every frame of a steady film a frame of its own, wherever its time begins', () => {
    const plan = planned(probeOf('mov', { timesS: steady(25, 50, 10), lastS: 0.04 }))
    expect(plan.frameCount).to.equal(50)
    expect(plan.originS).to.be.closeTo(10, 1e-6)
    expect(plan.endS).to.be.closeTo(12, 1e-6)
  })

  it('lets the last picture stand as long as the file says', () => {
    expect(planned(probeOf('mov', { timesS: steady(25, 25), lastS: 1.54 })).frameCount).to.equal(63)
  })

  it('believes the header of Matroska about the last picture only within a gap seen before', () => {
    const timesS = [...steady(30, 30), ...steady(30, 30, 2.5)]
    expect(planned(probeOf('matroska', { timesS }, undefined, 4.5)).endS).to.be.closeTo(4.5, 1e-6)
    expect(planned(probeOf('matroska', { timesS }, undefined, 9)).endS).to.be.closeTo(3.5, 1e-3)
  })

  it('begins and ends with the sound where that is longer', () => {
    const sound = { timesS: steady(50, 150), lastS: 0.02, startS: 0 }
    const plan = planned(probeOf('mov', { timesS: steady(25, 25, 1), lastS: 0.04 }, sound))
    expect(plan.originS).to.be.closeTo(0, 1e-6)
    expect(plan.frameCount).to.equal(75)
  })

  it('takes no notice of sound that is less than a frame longer', () => {
    const sound = { timesS: steady(50, 51), lastS: 0.02, startS: 0 }
    expect(planned(probeOf('mov', { timesS: steady(25, 25), lastS: 0.04 }, sound)).frameCount).to.equal(25)
  })

  it('makes a film of a single frame', () => {
    expect(planned(probeOf('mov', { timesS: [0], lastS: 0.04 })).frameCount).to.equal(1)
    expect(planned(probeOf('matroska', { timesS: [0] })).frameCount).to.equal(1)
  })
})

describe('The end that a header promises', () => {
  const frames = { timesS: steady(25, 25), lastS: 0.04, startS: 0, lengthS: 7 }

  it('is that of the longest track, or of the whole file', () => {
    expect(promisedEndS(probeOf('mov', frames, { timesS: [0], startS: 1, lengthS: 8 }))).to.equal(9)
    expect(promisedEndS(probeOf('avi', frames))).to.equal(7)
    expect(promisedEndS(probeOf('matroska', frames, undefined, 12))).to.equal(12)
  })

  it('is unknown where there is no such header', () => {
    expect(promisedEndS(probeOf('mpegts', frames, undefined, 12))).to.equal(null)
    expect(promisedEndS(probeOf('matroska', frames))).to.equal(null)
  })
})
