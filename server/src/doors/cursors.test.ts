import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createCursors, cursorBytes } from './cursors.ts'
import { createMeter } from './meter.ts'

describe('The cursors of one connection', () => {
  it('[DO17] pass as long as they are few; of too many the newest comes when the second is over, and none is lost for good', () => {
    const handed: number[] = []
    const timers: [() => void, number][] = []
    let nowMs = 5_100
    const meter = createMeter(cursorBytes)
    const cursors = createCursors({
      meter,
      now: () => nowMs,
      hand: ([number]) => void handed.push(number ?? -1),
      later: (run, ms) => void timers.push([run, ms]),
    })
    const state = (number: number) => new Uint8Array(15_000).fill(number)
    for (let number = 1; number <= 50; number++) cursors.take(state(number))
    expect(handed).to.deep.equal([1, 2, 3, 4])
    expect(timers.map(([, ms]) => ms)).to.deep.equal([900])
    nowMs += 900
    timers[0]?.[0]()
    expect(handed).to.deep.equal([1, 2, 3, 4, 50])
    cursors.take(new Uint8Array([51]))
    expect(handed.at(-1)).to.equal(51)
  })
})
