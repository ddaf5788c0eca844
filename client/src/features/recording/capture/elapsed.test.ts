import { expect } from 'chai'
import { describe, it } from 'mocha'
import { elapsedMs, notBegun, resting, running } from './elapsed.ts'
import { kindToRecord, nameFor } from './kind.ts'

describe('the clock of a recording', () => {
  it('counts what was recorded, and not what was held', () => {
    const first = running(notBegun, 1000)
    expect(elapsedMs(first, 4000)).to.equal(3000)
    const held = resting(first, 5000)
    expect(elapsedMs(held, 60_000)).to.equal(4000)
    expect(elapsedMs(running(held, 70_000), 71_000)).to.equal(5000)
    expect(elapsedMs(notBegun, 9000)).to.equal(0)
  })
})

describe('what a browser is asked to record', () => {
  it('is the first kind that it can and we read', () => {
    expect(kindToRecord(false, () => true)).to.equal('video/webm;codecs=vp8,opus')
    expect(kindToRecord(false, kind => kind.includes('mp4'))).to.equal('video/mp4')
    expect(kindToRecord(true, kind => kind.includes('mp4'))).to.equal('audio/mp4')
    expect(kindToRecord(true, () => false)).to.equal(null)
    expect([nameFor('video/mp4'), nameFor('audio/webm')]).to.deep.equal(['optagelse.mp4', 'optagelse.webm'])
  })
})
