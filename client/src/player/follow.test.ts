import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { createFollower, glide } from './follow.ts'
import { createLooks } from './looks.ts'

/** A made-up player: `gain` is how fast its clock runs. */
type Made = {
  aheadMs: number
  gain?: number
  audible?: boolean
  noiseMs?: number
  stop?: { atMs: number; forMs: number }
}

/** Lets a follower keep a made-up player in step, looking every 25 ms; tells how far ahead it was and what was done. */
function follow(
  { aheadMs, gain = 0, audible = true, noiseMs = 0, stop }: Made,
  seconds: number,
  habits = { startMs: 40 },
) {
  const follower = createFollower(habits)
  const done: { atMs: number; kind: string }[] = []
  const errors: { atMs: number; aheadMs: number }[] = []
  let ahead = aheadMs
  let gliding = { factor: 1, leftMs: 0, after: 1 }
  follower.begin(0, true)
  for (let nowMs = 0; nowMs < seconds * 1000; nowMs += 25) {
    const glidedMs = Math.min(25, gliding.leftMs)
    gliding.leftMs -= glidedMs
    const playedMs = gliding.factor * glidedMs + gliding.after * (25 - glidedMs)
    ahead += (1 + gain) * playedMs - 25
    if (nowMs === stop?.atMs) ahead -= stop.forMs
    follower.see(nowMs, ahead + noiseMs * Math.sin(nowMs * 7.3))
    const action = follower.next({ nowMs, rate: 1, audible })
    if (action.kind === 'glide') gliding = { factor: action.factor, leftMs: action.forMs, after: action.after }
    if (action.kind === 'jump') {
      ahead = 0
      follower.begin(nowMs, false)
    }
    if (action.kind !== 'hold') done.push({ atMs: nowMs, kind: action.kind })
    errors.push({ atMs: nowMs, aheadMs: ahead })
  }
  return { done, errors }
}

const size = fc.double({ min: 2, max: 40, noNaN: true })
const worstAfter = (errors: { atMs: number; aheadMs: number }[], ms: number) =>
  Math.max(...errors.filter(({ atMs }) => atMs > ms).map(({ aheadMs }) => Math.abs(aheadMs)))

describe('following the vector', () => {
  it('[FO1] leaves a player alone that is near enough, or of which too little was seen', () => {
    expect(follow({ aheadMs: 1.4 }, 60).done).to.deep.equal([])
    const follower = createFollower({ startMs: 40 })
    follower.begin(0, false)
    follower.see(210, 300)
    expect(follower.next({ nowMs: 210, rate: 1, audible: true })).to.deep.equal({ kind: 'hold' })
  })

  it('[FO2] one change of rate and one back close the distance', () => {
    fc.assert(
      fc.property(size, fc.boolean(), (distance, late) => {
        const { errors, done } = follow({ aheadMs: late ? -distance : distance }, 20)
        expect(worstAfter(errors, 2_000)).to.be.below(1)
        expect(done.length).to.equal(1)
      }),
    )
  })

  it('[FO3] a machine that is far behind again, soon after a jump, hurries instead of jumping', () => {
    const follower = createFollower({ startMs: 40 })
    const next = (fromMs: number) => {
      follower.begin(fromMs, false)
      for (let atMs = fromMs; atMs <= fromMs + 400; atMs += 25) follower.see(atMs, -600)
      return follower.next({ nowMs: fromMs + 400, rate: 1, audible: true })
    }
    expect(next(0).kind).to.equal('jump')
    expect(next(2000)).to.deep.equal({ kind: 'glide', factor: 1.25, forMs: 2400, after: 1 })
    expect(next(9000).kind).to.equal('jump')
  })

  it('[FO4] jumps only when far, and sooner where nobody hears it', () => {
    const kinds = (made: Made) => new Set(follow(made, 20).done.map(({ kind }) => kind))
    expect([...kinds({ aheadMs: -500 })]).to.deep.equal(['jump'])
    expect([...kinds({ aheadMs: -300 })]).to.deep.equal(['glide'])
    expect([...kinds({ aheadMs: -300, audible: false })]).to.deep.equal(['jump'])
  })

  it('[FO5] learns a start latency from how late the player came out, within bounds', () => {
    const late = { startMs: 40 }
    follow({ aheadMs: -30 }, 5, late)
    expect(late.startMs).to.be.closeTo(52, 0.5)
    const early = { startMs: 4 }
    follow({ aheadMs: 30 }, 5, early)
    expect(early.startMs).to.equal(0)
  })

  it('[FO10] a machine that stands still for a moment is in step again within two seconds, by one change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 110 }), forMs => {
        const { errors, done } = follow({ aheadMs: 0, stop: { atMs: 10_000, forMs } }, 20)
        expect(worstAfter(errors, 12_000)).to.be.below(3)
        expect(done.length).to.be.at.most(2)
      }),
    )
  })

  it('[FO11] a stop of half a frame is made good within a second and a half, by one change of the right size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 40 }), fc.boolean(), (forMs, audible) => {
        const { errors, done } = follow({ aheadMs: 0, audible, stop: { atMs: 10_000, forMs } }, 20)
        expect(worstAfter(errors, 11_500)).to.be.below(2)
        expect(done.length).to.equal(1)
      }),
    )
  })

  it('[FO12] what the first correction left is corrected again while the film settles, and once a minute later', () => {
    const left = (atMs: number) => follow({ aheadMs: 0, stop: { atMs, forMs: 4 } }, 40).done.map(({ kind }) => kind)
    expect(left(4_000)).to.deep.equal(['glide'])
    const follower = follow({ aheadMs: -20, stop: { atMs: 5_000, forMs: 4 } }, 20)
    expect(worstAfter(follower.errors, 8_000)).to.be.below(1)
    expect(follower.done.length).to.equal(2)
    const later = follow({ aheadMs: -20, stop: { atMs: 15_000, forMs: 4 } }, 20)
    expect(later.done.length).to.equal(1)
  })

  it('[FO6] late looks, or jitter, do not make it change the rate', () => {
    expect(follow({ aheadMs: 0.5, noiseMs: 0.8 }, 60).done).to.deep.equal([])
    const looks = createLooks()
    for (let atMs = 0; atMs <= 400; atMs += 20) looks.see(atMs, atMs % 60 === 0 ? -12 : 2)
    expect(looks.typical(200)).to.equal(2)
  })

  it('[FO7] a clock that runs 50 millionths too fast costs at most one change a minute, and the film stays within 6 ms', () => {
    const { done, errors } = follow({ aheadMs: 0, gain: 50e-6 }, 600)
    expect(done.length).to.be.at.most(10)
    expect(worstAfter(errors, 3000)).to.be.below(6)
  })

  it('[FO14] a player that runs faster or slower than it should is held in step, ahead and behind alike', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.005, max: 0.2, noNaN: true }),
        fc.boolean(),
        fc.boolean(),
        (size, slow, audible) => {
          const { errors, done } = follow({ aheadMs: 0, gain: slow ? -size : size, audible }, 40)
          expect(worstAfter(errors, 8_000)).to.be.below(40)
          if (size > 0.05) expect(done.filter(({ atMs }) => atMs > 20_000).length).to.be.below(20)
        },
      ),
    )
  })

  it('[FO8] a glide moves the film by what was asked, and never changes the rate more than the ear stands', () => {
    fc.assert(
      fc.property(fc.double({ min: -400, max: 400, noNaN: true }), byMs => {
        const { factor, forMs } = glide(byMs, 0.03)
        expect(Math.abs(factor - 1)).to.be.at.most(0.03 + 1e-9)
        expect((factor - 1) * forMs).to.be.closeTo(byMs, 1e-6)
      }),
    )
  })
})
