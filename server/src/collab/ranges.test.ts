import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { union } from './ranges.ts'

const most = 400

/** The stretches of the numbers that lie in any of these, in order and apart. */
function byNumber(list: readonly number[]): number[] {
  const within = Array.from({ length: most + 20 }, () => false)
  for (let at = 0; at < list.length; at += 2) within.fill(true, list[at], list[at + 1])
  return within.flatMap((is, at) => (is === (within[at - 1] ?? false) ? [] : [at]))
}

const stretches = (maxLength: number) =>
  fc
    .array(fc.tuple(fc.nat(most), fc.integer({ min: 1, max: 9 })), { maxLength })
    .map(pairs => pairs.flatMap(([from, length]) => [from, from + length]))

describe('stretches', () => {
  it('come to the same in whatever order they are said, few or many, to few or many', () => {
    fc.assert(
      fc.property(stretches(60), stretches(60), fc.boolean(), (known, list, again) => {
        const before = union([], known)
        expect(before).to.deep.equal(byNumber(known))
        const both = union([...before], list)
        expect(both).to.deep.equal(byNumber([...known, ...list]))
        if (again) expect(union([...both], known)).to.deep.equal(both)
      }),
      { numRuns: 500 },
    )
  })
})
