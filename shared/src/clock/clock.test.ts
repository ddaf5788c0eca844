import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { contradicts, estimateClock, keepSamples, offsetAt } from './estimate.ts'
import { offsetOf, roundTripOf, sampleOf } from './sample.ts'
import { createServerClock, type ServerClock } from './server-clock.ts'
import { slew } from './slew.ts'
import { exchanges, type Network, quiet, seeded } from './testing/network.ts'

/** How far off the clock is, in ms, after each exchange of so many seconds on such a network. */
function errorsOf(network: Network, seconds: number, playing = true, clock: ServerClock = createServerClock()) {
  const errors: { atS: number; errorMs: number }[] = []
  for (const { exchange, serverAt } of exchanges(network, seconds, () => clock.sent())) {
    clock.add(exchange)
    if (!clock.ready()) continue
    const errorMs = Math.abs(clock.at(exchange.t3, !playing) - serverAt(exchange.t3))
    errors.push({ atS: (exchange.t3 - network.startMs) / 1000, errorMs })
  }
  return errors
}

const worst = (errors: { errorMs: number }[]) => Math.max(...errors.map(({ errorMs }) => errorMs))
const drift = fc.constantFrom(-100e-6, 0, 100e-6)
const seed = fc.integer({ min: 1, max: 1e9 })
const few = { numRuns: 25 }

describe('The clock', () => {
  it('[CL1] an even network gives the exact offset', () => {
    const sample = sampleOf({ t0: 0, t1: 2020, t2: 2021, t3: 41 })
    expect(sample).to.deep.equal({ atMs: 20.5, outMs: 2020, backMs: -1980 })
    expect([offsetOf(sample), roundTripOf(sample)]).to.deep.equal([2000, 40])
    expect(worst(errorsOf({ ...quiet, offsetMs: -2000 }, 10))).to.be.below(0.001)
  })

  it('[CL2] the estimate is never further off than the longest wait of one way', () => {
    const wait = fc.double({ min: 0, max: 400, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(wait, wait), { minLength: 1, maxLength: 60 }), waits => {
        const samples = waits.map(([out, back], index) => {
          const t1 = index * 100 + 20 + out + 5000
          return sampleOf({ t0: index * 100, t1, t2: t1, t3: index * 100 + 40 + out + back })
        })
        const estimate = estimateClock(samples, 6000) ?? expect.fail()
        // A drift that was read into the waits counts too; it is drawn towards 0.
        expect(Math.abs(offsetAt(estimate, 6000) - 5000)).to.be.at.most(200 + 6000 * 50e-6)
      }),
    )
  })

  it('[CL3] one exchange that was stuck in a queue, or a server that was busy, does not bend the estimate', () => {
    const clock = createServerClock()
    errorsOf(quiet, 5, true, clock)
    const before = clock.at(quiet.startMs + 6000, true)
    for (const [out, back] of [
      [900, 0],
      [0, 900],
      [400, 380],
    ] as const) {
      const t0 = quiet.startMs + 5500
      const t1 = t0 + 20 + out + quiet.offsetMs
      clock.add({ t0, t1, t2: t1, t3: t0 + 40 + out + back })
    }
    expect(clock.at(quiet.startMs + 6000, true)).to.be.closeTo(before, 0.3)
  })

  it('[CL4] with jitter of 15 ms and a lost packet in a hundred it is ready within a second and mostly less than 1.2 ms off', () => {
    fc.assert(
      fc.property(drift, seed, (gains, start) => {
        const network = { ...quiet, drift: gains, jitterMs: 15, loss: 0.01, random: seeded(start) }
        const errors = errorsOf(network, 120)
        expect(errors[0]?.atS).to.be.below(1)
        const later = errors.filter(({ atS }) => atS > 5)
        const sorted = later.map(({ errorMs }) => errorMs).sort((a, b) => a - b)
        expect(worst(errors)).to.be.below(15)
        expect(sorted[Math.floor(sorted.length / 2)]).to.be.below(1.2)
        expect(sorted.at(Math.floor(sorted.length * 0.99))).to.be.below(6)
      }),
      few,
    )
  })

  it('[CL4] over an hour, 100 ppm apart, it is never 2 ms off once it has settled', () => {
    fc.assert(
      fc.property(drift, seed, (gains, start) => {
        const network = { ...quiet, drift: gains, jitterMs: 15, random: seeded(start) }
        const settled = errorsOf(network, 3600).filter(({ atS }) => atS > 300)
        expect(worst(settled)).to.be.below(2)
      }),
      { numRuns: 1 },
    )
  })

  it('a way that takes longer in one direction bends it by half the difference and no more', () => {
    const uneven = { ...quiet, outMs: 60, backMs: 20 }
    expect(worst(errorsOf(uneven, 30))).to.be.closeTo(20, 0.01)
  })

  it('[CL5] old exchanges are forgotten', () => {
    const sample = (atMs: number) => ({ atMs, outMs: 1, backMs: 1 })
    expect(keepSamples([sample(0), sample(200_000)], 901_000)).to.deep.equal([sample(200_000)])
  })

  it('[CL6] what is shown glides while the film plays, and steps when it does not, or when gliding would take for ever', () => {
    expect(slew(null, 40, 0, false)).to.equal(40)
    expect(slew(0, 40, 1000, true)).to.equal(40)
    expect(slew(0, 40, 1000, false)).to.equal(5)
    expect(slew(0, -2, 1000, false)).to.equal(-2)
    expect(slew(0, 2000, 1000, false)).to.equal(2000)
  })

  it('[CL7] a machine that slept, or a server that is new, is found out by three exchanges', () => {
    const clock = createServerClock()
    errorsOf(quiet, 60, true, clock)
    const slept = { ...quiet, offsetMs: quiet.offsetMs + 5000, startMs: quiet.startMs + 60_000 }
    const errors = errorsOf(slept, 8, true, clock)
    expect(errors.slice(0, 2).map(({ errorMs }) => Math.round(errorMs))).to.deep.equal([5000, 5000])
    expect(worst(errors.slice(2))).to.be.below(0.1)
  })

  it('a sample contradicts only what it cannot be explained by: its own round trip and the drift since', () => {
    const estimate = { atMs: 0, offsetMs: 100, drift: 0, roundTripMs: 40 }
    const sample = (offsetMs: number) => ({ atMs: 0, outMs: offsetMs + 20, backMs: 20 - offsetMs })
    expect([105, 122, 124, 80, 76].map(offset => contradicts(estimate, sample(offset)))).to.deep.equal([
      false,
      false,
      true,
      false,
      true,
    ])
  })
})
