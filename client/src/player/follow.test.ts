import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { createFollower, glide, type Habits } from './follow.ts'
import { createLooks } from './looks.ts'

/** A made-up player: `gain` is how fast its clock runs, `pulseMs` what a change of rate costs it. */
type Made = { aheadMs: number; gain?: number; pulseMs?: number; audible?: boolean; noiseMs?: number }

/** Lets a follower keep a made-up player in step, looking every 50 ms; tells how far ahead it was and what was done. */
function follow(
  { aheadMs, gain = 0, pulseMs = 0, audible = true, noiseMs = 0 }: Made,
  seconds: number,
  habits: Habits,
) {
  const follower = createFollower(habits)
  const done: { atMs: number; kind: string }[] = []
  const errors: { atMs: number; aheadMs: number }[] = []
  let ahead = aheadMs
  let gliding: { factor: number; leftMs: number } | null = null
  follower.begin(0, true)
  for (let nowMs = 0; nowMs < seconds * 1000; nowMs += 50) {
    const glidedMs = gliding ? Math.min(50, gliding.leftMs) : 0
    ahead += gain * 50 + (gliding ? (gliding.factor - 1) * glidedMs : 0)
    if (gliding) {
      gliding.leftMs -= glidedMs
      if (gliding.leftMs <= 0) {
        gliding = null
        ahead += pulseMs
      }
    }
    follower.see(nowMs, ahead + noiseMs * Math.sin(nowMs * 7.3))
    const action = follower.next({ nowMs, rate: 1, audible })
    if (action.kind === 'pulse') gliding = { factor: action.factor, leftMs: action.forMs }
    if (action.kind === 'jump') {
      ahead = 0
      follower.begin(nowMs, false)
    }
    if (action.kind !== 'hold') done.push({ atMs: nowMs, kind: action.kind })
    if (!gliding) errors.push({ atMs: nowMs, aheadMs: ahead })
  }
  return { done, errors }
}

const habits = (): Habits => ({ startMs: 40, pulseMs: 0 })
const size = fc.double({ min: 4, max: 60, noNaN: true })
const worstAfter = (errors: { atMs: number; aheadMs: number }[], ms: number) =>
  Math.max(...errors.filter(({ atMs }) => atMs > ms).map(({ aheadMs }) => Math.abs(aheadMs)))

describe('following the vector', () => {
  it('[FO1] leaves a player alone that is near enough, or of which too little was seen', () => {
    expect(follow({ aheadMs: 1.5 }, 60, habits()).done).to.deep.equal([])
    const follower = createFollower(habits())
    follower.begin(0, false)
    follower.see(10, 300)
    expect(follower.next({ nowMs: 10, rate: 1, audible: true })).to.deep.equal({ kind: 'hold' })
  })

  it('[FO2] one change of rate and one back close the distance, however the browser takes it, once that is known', () => {
    fc.assert(
      fc.property(size, fc.boolean(), fc.double({ min: -40, max: 10, noNaN: true }), (distance, late, pulseMs) => {
        const { errors, done } = follow({ aheadMs: late ? -distance : distance, pulseMs }, 20, { startMs: 40, pulseMs })
        expect(worstAfter(errors, 1800)).to.be.below(3)
        expect(done.length).to.equal(1)
      }),
    )
  })

  it('[FO3] learns what a change of rate itself does to the playhead', () => {
    const learnt = habits()
    const first = follow({ aheadMs: 12, pulseMs: -22 }, 20, learnt)
    expect(first.done.length).to.be.within(2, 6)
    expect(learnt.pulseMs).to.be.closeTo(-22, 3)
    expect(follow({ aheadMs: 12, pulseMs: -22 }, 20, learnt).done.length).to.be.at.most(2)
  })

  it('[FO4] jumps only when far, and sooner where nobody hears it', () => {
    const kinds = (made: Made) => new Set(follow(made, 10, habits()).done.map(({ kind }) => kind))
    expect([...kinds({ aheadMs: -500 })]).to.deep.equal(['jump'])
    expect([...kinds({ aheadMs: -300 })]).to.deep.equal(['pulse'])
    expect([...kinds({ aheadMs: -300, audible: false })]).to.deep.equal(['jump'])
  })

  it('[FO5] learns a start latency from how late the player came out, within bounds', () => {
    const learnt = habits()
    follow({ aheadMs: -30 }, 5, learnt)
    expect(learnt.startMs).to.be.closeTo(49, 0.5)
    const early: Habits = { startMs: 4, pulseMs: 0 }
    follow({ aheadMs: 30 }, 5, early)
    expect(early.startMs).to.equal(0)
  })

  it('[FO6] a single late look, or jitter, does not make it change the rate', () => {
    expect(follow({ aheadMs: 0.5, noiseMs: 2 }, 60, habits()).done).to.deep.equal([])
    const looks = createLooks()
    for (let atMs = 0; atMs <= 400; atMs += 40) looks.see(atMs, atMs === 200 ? 300 : 2)
    expect(looks.mean(200)).to.equal(2)
  })

  it('[FO7] a clock that runs 50 millionths too fast costs at most one change a minute, and the film stays within 6 ms', () => {
    const { done, errors } = follow({ aheadMs: 0, gain: 50e-6, pulseMs: -22 }, 600, { startMs: 40, pulseMs: -22 })
    expect(done.length).to.be.at.most(10)
    expect(worstAfter(errors, 3000)).to.be.below(6)
  })

  it('[FO8] a glide moves the film by what was asked, and never changes the rate more than the ear stands', () => {
    fc.assert(
      fc.property(fc.double({ min: -400, max: 400, noNaN: true }), byMs => {
        const { factor, forMs } = glide(byMs, 0.06)
        expect(Math.abs(factor - 1)).to.be.at.most(0.06 + 1e-9)
        expect(Math.abs((factor - 1) * forMs - byMs)).to.be.at.most(0.2)
      }),
    )
  })
})
