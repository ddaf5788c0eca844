import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { watchIdle } from './idle.ts'

const afterMs = 30 * 60_000

describe('a page that is left', () => {
  let nowMs = 0
  let idle = 0
  let page: EventTarget
  let others: EventTarget & { told: number; postMessage: () => void; close: () => void }
  let stop = () => {}
  beforeEach(() => {
    nowMs = 1_000_000
    idle = 0
    page = new EventTarget()
    others = Object.assign(new EventTarget(), {
      told: 0,
      postMessage: () => void others.told++,
      close: () => {},
    })
    const onIdle = () => void idle++
    stop = watchIdle({ afterMs, onIdle, now: () => nowMs, page: page as Window, others: others as never })
  })
  afterEach(() => stop())

  const pass = (ms: number) => {
    nowMs += ms
  }
  const look = () => page.dispatchEvent(new Event('focus'))

  it('[SE48] is idle after half an hour without a press or a key, here or on another page of this browser', () => {
    pass(afterMs - 1)
    page.dispatchEvent(new Event('keydown'))
    pass(afterMs - 1)
    look()
    expect(idle).to.equal(0)
    others.dispatchEvent(new Event('message'))
    pass(afterMs - 1)
    look()
    expect(idle).to.equal(0)
    pass(1)
    look()
    expect(idle).to.equal(1)
    look()
    expect(idle).to.equal(1)
  })

  it('[SE48] tells other pages of its person, not of itself', () => {
    look()
    expect(others.told).to.equal(0)
    for (let presses = 0; presses < 100; presses++) page.dispatchEvent(new Event('pointerdown'))
    expect(others.told).to.equal(1)
  })
})
