import { expect } from 'chai'
import { describe, it } from 'mocha'
import { type Ducking, duck, rested } from './ducking.ts'

/** Lets time go in steps of 50 ms, somebody speaking all the while or nobody. */
function later(from: Ducking, ms: number, speaking: boolean): Ducking {
  let state = from
  for (let passed = 0; passed < ms; passed += 50) state = duck(state, speaking, state.atMs + 50)
  return state
}

describe('a film that makes room for voices', () => {
  it('[PB76] is down within 150 ms when somebody speaks, and no lower however long they do', () => {
    expect(later(rested, 100, true).level).to.be.within(0.5, 0.6)
    expect(later(rested, 150, true).level).to.be.closeTo(0.35, 1e-9)
    expect(later(rested, 60_000, true).level).to.be.closeTo(0.35, 1e-9)
  })

  it('[PB77] stays down through 800 ms of quiet, and is up again 600 ms later', () => {
    const spoken = later(rested, 1_000, true)
    expect(later(spoken, 800, false).level).to.be.closeTo(0.35, 1e-9)
    expect(later(spoken, 1_100, false).level).to.be.closeTo(0.675, 1e-9)
    expect(later(spoken, 1_400, false).level).to.be.closeTo(1, 1e-9)
  })

  it('[PB77] a word in between begins the quiet anew', () => {
    const spoken = later(later(later(rested, 500, true), 700, false), 50, true)
    expect(later(spoken, 750, false).level).to.be.closeTo(0.35, 1e-9)
  })

  it('[PB76] nobody speaking, nothing changes', () => {
    expect(later(rested, 5_000, false).level).to.equal(1)
  })
})
