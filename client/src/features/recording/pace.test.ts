import { expect } from 'chai'
import { describe, it } from 'mocha'
import { type Pace, remainingIn, remainingMs, sizeText, withMeasure } from './pace.ts'

const paceOf = (...measures: [number, number][]) =>
  measures.reduce<Pace>((pace, [atMs, done]) => withMeasure(pace, { atMs, done }), [])

describe('the pace of an upload', () => {
  it('says nothing before it knows something', () => {
    expect(remainingMs([], 100)).to.equal(null)
    expect(remainingMs(paceOf([0, 0], [1000, 50]), 100)).to.equal(null)
  })
  it('tells how long the rest will take', () => {
    expect(remainingMs(paceOf([0, 0], [2000, 50]), 100)).to.equal(2000)
  })
  it('forgets how it was long ago', () => {
    const pace = paceOf([0, 0], [10_000, 1], [20_000, 1], [30_000, 10_001])
    expect(remainingMs(pace, 20_001)).to.equal(10_000)
  })
  it('begins anew when the upload went back', () => {
    expect(paceOf([0, 100], [3000, 200], [4000, 120])).to.deep.equal([{ atMs: 4000, done: 120 }])
  })
  it('says nothing when nothing moves', () => {
    expect(remainingMs(paceOf([0, 100], [5000, 100]), 200)).to.equal(null)
  })
  it('[FM39] tells how long work will still take, of which only the share that is done is known', () => {
    const pace = paceOf([0, 0.1], [3000, 0.16], [6000, 0.22])
    expect(remainingMs(pace, 1)).to.be.closeTo(39_000, 1)
    expect(remainingIn(remainingMs(pace, 1) ?? 0)).to.deep.equal({ unit: 'moment', count: 1 })
    expect(remainingMs(paceOf([0, 0.5], [1500, 0.6]), 1)).to.equal(null)
    expect(remainingMs(paceOf([0, 0.5], [4000, 0.01]), 1)).to.equal(null)
  })
  it('stays small however often it is measured', () => {
    const often = Array.from({ length: 10_000 }, (_, at): [number, number] => [at * 10, at])
    expect(paceOf(...often).length).to.be.lessThan(40)
  })
})

describe('what is said of it', () => {
  it('uses the unit people would use', () => {
    expect(remainingIn(20_000)).to.deep.equal({ unit: 'moment', count: 1 })
    expect(remainingIn(61_000)).to.deep.equal({ unit: 'minutes', count: 2 })
    expect(remainingIn(2 * 3_600_000)).to.deep.equal({ unit: 'hours', count: 2 })
  })
  it('writes sizes as the language does', () => {
    expect(sizeText(84_200_000, 'da')).to.equal('84 MB')
    expect(sizeText(1_230_000_000, 'da')).to.equal('1,2 GB')
    expect(sizeText(1_230_000_000, 'en')).to.equal('1.2 GB')
    expect(sizeText(300_000, 'da')).to.equal('0,3 MB')
  })
})
