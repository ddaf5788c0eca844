import type { PersonId, Stretch } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { seenBy } from './together.ts'

const [ane, bo] = ['ane', 'bo'] as PersonId[] as [PersonId, PersonId]
const stretch = (fromMs: number, toMs: number) => ({ fromMs, toMs }) as Stretch

describe('What each has seen of the film', () => {
  it('is the same for all when nobody would notice a difference', () => {
    const seen = seenBy(
      new Map([
        [ane, [stretch(18_000, 69_000), stretch(20_000, 30_000)]],
        [bo, [stretch(18_400, 40_000), stretch(40_300, 68_500)]],
      ]),
    )
    expect(seen).to.deep.equal({
      same: true,
      parts: [
        { personId: ane, parts: [{ fromMs: 18_000, toMs: 69_000 }] },
        { personId: bo, parts: [{ fromMs: 18_400, toMs: 68_500 }] },
      ],
    })
  })

  it('is told of each when it differs, leaving out what nobody would call having seen', () => {
    const seen = seenBy(
      new Map([
        [ane, [stretch(0, 60_000)]],
        [bo, [stretch(0, 30_000), stretch(50_000, 51_000)]],
      ]),
    )
    expect(seen.same).to.equal(false)
    expect(seen.parts.at(-1)).to.deep.equal({ personId: bo, parts: [{ fromMs: 0, toMs: 30_000 }] })
  })

  it('is nothing when nothing ran', () => {
    expect(seenBy(new Map([[ane, []]])).parts).to.deep.equal([])
  })
})
