import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { estimateClock, keepSamples, offsetAt } from './estimate.ts'
import { type ClockSample, sampleOf } from './sample.ts'
import { slew } from './slew.ts'

/** A made-up network: the server's clock is `offsetMs` ahead and gains `drift`; each way takes `baseMs` and a queue's wait. */
type Network = { offsetMs: number; drift: number; baseMs: number; waits: readonly [number, number][] }

function exchange(network: Network, t0: number, [there, back]: [number, number]): ClockSample {
  const serverAt = (localMs: number) => localMs + network.offsetMs + network.drift * localMs
  const arrived = t0 + network.baseMs + there
  const t1 = serverAt(arrived)
  return sampleOf({ t0, t1, t2: t1, t3: arrived + network.baseMs + back })
}

const wait = fc.double({ min: 0, max: 15, noNaN: true })
const network = fc.record({
  offsetMs: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  drift: fc.double({ min: -100e-6, max: 100e-6, noNaN: true }),
  baseMs: fc.double({ min: 0, max: 200, noNaN: true }),
  waits: fc.array(fc.tuple(wait, wait), { minLength: 8, maxLength: 120 }),
})

describe('clock', () => {
  it('[CL1] an even network gives the exact offset', () => {
    const even = { offsetMs: 2000, drift: 0, baseMs: 20 }
    expect(exchange({ ...even, waits: [] }, 0, [0, 0])).to.deep.equal({ atMs: 20, offsetMs: 2000, roundTripMs: 40 })
  })

  it('[CL2] the estimate is never further off than half of what the best exchanges waited', () => {
    fc.assert(
      fc.property(network, made => {
        const samples = made.waits.map((waits, index) => exchange(made, index * 100, waits))
        const estimate = estimateClock(samples)
        const worst = Math.max(...samples.map(sample => sample.roundTripMs)) - made.baseMs * 2
        const trueOffset = made.offsetMs + made.drift * 500
        expect(Math.abs(offsetAt(estimate ?? expect.fail(), 500) - trueOffset)).to.be.at.most(worst / 2 + 1.5)
      }),
    )
  })

  it('[CL3] one exchange that was stuck in a queue does not bend the estimate', () => {
    const made: Network = { offsetMs: 500, drift: 0, baseMs: 20, waits: [] }
    const good = Array.from({ length: 8 }, (_, index) => exchange(made, index * 60, [0.2, 0.2]))
    const stuck = exchange(made, 600, [900, 0])
    expect(offsetAt(estimateClock([...good, stuck]) ?? expect.fail(), 600)).to.be.closeTo(500, 0.3)
  })

  it('[CL4] drift is learned over minutes', () => {
    const made: Network = { offsetMs: 0, drift: 100e-6, baseMs: 20, waits: [] }
    const samples = Array.from({ length: 30 }, (_, index) => exchange(made, index * 10_000, [0, 0]))
    const estimate = estimateClock(samples) ?? expect.fail()
    expect(estimate.drift).to.be.closeTo(100e-6, 5e-6)
    expect(offsetAt(estimate, 360_000)).to.be.closeTo(36, 0.5)
  })

  it('[CL5] old exchanges are forgotten', () => {
    const sample = (atMs: number) => ({ atMs, offsetMs: 0, roundTripMs: 1 })
    expect(keepSamples([sample(0), sample(200_000)], 301_000)).to.deep.equal([sample(200_000)])
  })

  it('[CL6] what is shown glides while the film plays, and steps only when it does not', () => {
    expect(slew(null, 40, 0, false)).to.equal(40)
    expect(slew(0, 40, 1000, true)).to.equal(40)
    expect(slew(0, 40, 1000, false)).to.equal(5)
    expect(slew(0, -2, 1000, false)).to.equal(-2)
  })
})
