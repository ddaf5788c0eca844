import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createDiskPace } from './disk-pace.ts'

describe('Where the disk is waited for', () => {
  it('[LG46] is the thread that serves everybody while it is quick, and for a fifth of the time at most', () => {
    const pace = createDiskPace()
    expect(pace.mayWaitHere(0)).to.equal(true)
    pace.waitedHere(0, 0.5)
    expect(pace.mayWaitHere(2.4)).to.equal(false)
    expect(pace.mayWaitHere(2.5)).to.equal(true)
  })

  it('[LG46] is another thread for a while once it was slow, twice as long each time, a minute at most', () => {
    const pace = createDiskPace()
    let nowMs = 0
    const rests = []
    for (let times = 0; times < 9; times++) {
      pace.waitedHere(nowMs, nowMs + 30)
      nowMs += 30
      const restMs = [1, 2, 4, 8, 16, 32, 60].find(seconds => pace.mayWaitHere(nowMs + seconds * 1_000))
      rests.push(restMs)
      nowMs += (restMs ?? 0) * 1_000
    }
    expect(rests).to.deep.equal([1, 2, 4, 8, 16, 32, 60, 60, 60])
  })

  it('[LG46] forgets that it was slow once it has long been quick', () => {
    const pace = createDiskPace()
    for (let times = 0; times < 5; times++) pace.waitedHere(0, 30)
    for (let times = 0; times < 1_000; times++) pace.waitedHere(60_000, 60_000.1)
    pace.waitedHere(70_000, 70_030)
    expect(pace.mayWaitHere(71_029)).to.equal(false)
    expect(pace.mayWaitHere(71_030)).to.equal(true)
  })
})
