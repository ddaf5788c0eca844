import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { PersonId } from '../ids.ts'
import { leadFor } from './command.ts'
import { clampFrame, frameAt, middleOf } from './frames.ts'
import { samePicture } from './report.ts'

const rates = [
  { num: 24000, den: 1001 },
  { num: 25, den: 1 },
  { num: 30000, den: 1001 },
  { num: 60, den: 1 },
]
const ane = PersonId.parse('6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a02')
const bo = PersonId.parse('6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a03')
const shows = (personId: PersonId, frame: number, rev = 4) => ({ personId, frame, rev, status: 'showing' as const })

describe('frames', () => {
  it('[PB13] the middle of a frame, and its exact start, lie in that frame, at every rate and for hours', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rates), fc.nat(1_000_000), (rate, frame) => {
        expect(frameAt(middleOf(frame, rate), rate)).to.equal(frame)
        expect(frameAt((frame * 1000 * rate.den) / rate.num, rate)).to.equal(frame)
      }),
    )
  })

  it('[PB14] a frame number is kept within the film', () => {
    expect([clampFrame(-3, 10), clampFrame(4, 10), clampFrame(10, 10)]).to.deep.equal([0, 4, 9])
  })
})

describe('same picture', () => {
  it('[PB15] is said only when everybody shows the same frame of the newest vector', () => {
    expect(samePicture(4, [shows(ane, 18), shows(bo, 18)])).to.deep.equal({ same: true, waitingFor: [] })
    expect(samePicture(4, []).same).to.equal(false)
  })

  it('[PB16] otherwise names who is not there yet', () => {
    expect(samePicture(4, [shows(ane, 18), shows(bo, 18, 3)]).waitingFor).to.deep.equal([bo])
    expect(samePicture(4, [shows(ane, 18), { ...shows(bo, 18), status: 'loading' }]).waitingFor).to.deep.equal([bo])
    expect(samePicture(4, [shows(ane, 18), shows(bo, 19)]).same).to.equal(false)
  })
})

describe('lead', () => {
  it('[PB17] follows the slowest participant, between 60 and 400 ms', () => {
    expect(leadFor([], 'play')).to.equal(60)
    const slow = { oneWayMs: 60, startMs: 100, seekMs: 80 }
    expect(leadFor([{ oneWayMs: 20, startMs: 60, seekMs: 0 }, slow], 'play')).to.equal(200)
    expect(leadFor([slow], 'seek')).to.equal(300)
    expect(leadFor([{ oneWayMs: 900, startMs: 0, seekMs: 0 }], 'play')).to.equal(400)
  })
})
