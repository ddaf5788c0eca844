import { expect } from 'chai'
import { describe, it } from 'mocha'
import { rangeIn } from './range.ts'

describe('rangeIn', () => {
  const cases: [string | undefined, number, ReturnType<typeof rangeIn>][] = [
    [undefined, 10, null],
    ['bytes=0-4', 10, { start: 0, end: 4 }],
    ['bytes=4-', 10, { start: 4, end: 9 }],
    ['bytes=-3', 10, { start: 7, end: 9 }],
    ['bytes=-30', 10, { start: 0, end: 9 }],
    ['bytes=9-99', 10, { start: 9, end: 9 }],
    ['bytes=10-', 10, 'unsatisfiable'],
    ['bytes=-0', 10, 'unsatisfiable'],
    ['bytes=0-', 0, 'unsatisfiable'],
    ['bytes=-', 10, null],
    ['bytes=5-4', 10, null],
    ['bytes=0-1,3-4', 10, null],
    ['bytes=a-b', 10, null],
    ['bytes=-1-2', 10, null],
  ]
  for (const [header, size, range] of cases) {
    it(`${header} of ${size} bytes`, () => expect(rangeIn(header, size)).to.deep.equal(range))
  }
})
