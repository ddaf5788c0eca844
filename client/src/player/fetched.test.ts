import { expect } from 'chai'
import { describe, it } from 'mocha'
import { fetchedMs, fetchedTo, isFetched } from './fetched.ts'

const ranges = (...spans: [number, number][]): TimeRanges => ({
  length: spans.length,
  start: i => spans[i]?.[0] ?? 0,
  end: i => spans[i]?.[1] ?? 0,
})
const video = (currentTime: number, ...spans: [number, number][]) => ({ currentTime, buffered: ranges(...spans) })

describe('What is fetched of a film', () => {
  it('[PB98] reaches from where it stands to the next gap', () => {
    expect(fetchedTo(video(3, [0, 2], [2.5, 8], [9, 20]))).to.equal(8000)
    expect(fetchedTo(video(2.2, [0, 2], [2.5, 8]))).to.equal(2200)
    expect(fetchedTo(video(0))).to.equal(0)
  })

  it('[PB103] is told in all, wherever in the film it lies', () => {
    expect([fetchedMs(video(0)), fetchedMs(video(3, [0, 2], [2.5, 8]))]).to.deep.equal([0, 7500])
  })

  it('is told of any place in it', () => {
    expect([1000, 2000, 9000].map(at => isFetched(video(0, [0, 2], [9, 20]), at))).to.deep.equal([true, false, true])
  })
})
