import { expect } from 'chai'
import { describe, it } from 'mocha'
import { probeOf, steady } from '../testing/film-probes.ts'
import { missingMs, needsNewPlan } from './missing.ts'
import { packetTimesS, planFilm } from './plan.ts'
import type { Container } from './sniff.ts'

function missing(promisedS: number, seenS: readonly number[], container: Container = 'mov'): number {
  const picture = { timesS: steady(25, 100), lastS: 0.04, startS: 0, lengthS: promisedS }
  const probe = probeOf(container, picture, undefined, promisedS)
  return missingMs(probe, planFilm(probe, packetTimesS(probe.picture)), seenS)
}

describe('What is missing of a film', () => {
  const all = packetTimesS(probeOf('mov', { timesS: steady(25, 100) }).picture)

  it('[FM21] is what its header promises and is not there', () => {
    expect(missing(4, all)).to.equal(0)
    expect(missing(10, all)).to.equal(6000)
    expect(missing(10, all, 'matroska')).to.equal(6000)
    expect(missing(10, all, 'mpegts')).to.equal(0)
  })

  it('is not worth telling below half a second', () => {
    expect(missing(4.4, all)).to.equal(0)
    expect(missing(4.6, all)).to.equal(600)
  })

  it('is also what cannot be read in the middle, when it is more than a few frames', () => {
    const holed = (from: number, to: number) => all.filter((_, i) => i < from || i >= to)
    expect(missing(4, holed(40, 42))).to.equal(0)
    expect(missing(4, holed(40, 60))).to.equal(800)
    expect(missing(10, holed(40, 60))).to.equal(6800)
  })

  it('asks for a new plan when other frames were decoded than are stored', () => {
    const plan = planFilm(probeOf('mov', { timesS: all, lastS: 0.04 }), all)
    expect(needsNewPlan(plan, all)).to.equal(false)
    expect(needsNewPlan(plan, all.slice(1))).to.equal(false)
    expect(needsNewPlan(plan, all.slice(3))).to.equal(true)
    expect(needsNewPlan(plan, all.slice(0, -3))).to.equal(true)
    expect(
      needsNewPlan(
        plan,
        all.filter((_, i) => i % 2 === 0 || i === 99),
      ),
    ).to.equal(true)
  })
})
