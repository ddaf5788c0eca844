import { SequenceId, type SequenceKind } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { adviceOn, movedIds, orderedBy } from './list.ts'

const sequence = (n: number, kind: SequenceKind, order: number) => ({
  id: SequenceId.parse(`7c9e6679-7425-40de-944b-${String(n).padStart(12, '0')}`),
  kind,
  order,
})
const closer = sequence(1, 'lookingCloser', 0)
const good = sequence(2, 'lookingGood', 1)
const otherGood = sequence(3, 'lookingGood', 2)
const all = [closer, good, otherGood]

describe('the order of sequences', () => {
  it('is changed among those of one kind, Looking good first', () => {
    expect(movedIds(all, good.id, 1)).to.deep.equal([otherGood.id, good.id, closer.id])
    expect(movedIds(all, otherGood.id, -1)).to.deep.equal([otherGood.id, good.id, closer.id])
  })

  it('cannot bring Looking closer before Looking good', () => {
    expect(movedIds(all, closer.id, -1)).to.equal(null)
    expect(movedIds(all, otherGood.id, 1)).to.equal(null)
    expect(movedIds(all, good.id, -1)).to.equal(null)
  })

  it('can be shown before the server has answered', () => {
    const shown = orderedBy(all, [otherGood.id, good.id])
    expect(shown.map(({ order }) => order)).to.deep.equal([2, 1, 0])
  })
})

describe('advice on the choice', () => {
  const short = { startMs: 0, endMs: 60_000 }
  it('is silent on a few short ones', () => {
    expect(adviceOn([short, short, short, short])).to.deep.equal([])
  })
  it('mentions many, and long ones', () => {
    expect(adviceOn([short, short, short, short, short])).to.deep.equal(['many'])
    expect(adviceOn([{ startMs: 0, endMs: 180_001 }])).to.deep.equal(['long'])
  })
})
