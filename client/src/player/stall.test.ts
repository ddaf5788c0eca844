import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createStallWatch } from './stall.ts'

describe('A film that should be moving', () => {
  it('[FO9] is stalled when it has stood for 300 ms, and not before, nor once it moves', () => {
    const watch = createStallWatch()
    watch.reset(0)
    const looks = [100, 300, 320, 400].map(nowMs => watch.isStalled(nowMs, 5000))
    expect(looks).to.deep.equal([false, false, false, false])
    expect(watch.isStalled(401, 5000)).to.equal(true)
    expect(watch.isStalled(450, 5001)).to.equal(false)
    watch.reset(900)
    expect(watch.isStalled(1000, 5001)).to.equal(false)
  })
})
