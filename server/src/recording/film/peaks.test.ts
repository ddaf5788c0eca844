import { expect } from 'chai'
import { describe, it } from 'mocha'
import { bucketCount, PeakMeter } from './peaks.ts'

function samples(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, i) => {
    bytes.writeInt16LE(value, i * 2)
  })
  return bytes
}

describe('A waveform', () => {
  it('[FM22] has twenty loudest moments a second, and never more than four thousand', () => {
    expect([0, 10, 1000, 61_000].map(bucketCount)).to.deep.equal([1, 1, 20, 1220])
    expect(bucketCount(8 * 3_600_000)).to.equal(4000)
  })

  it('keeps the loudest of each moment, up or down', () => {
    const meter = new PeakMeter(100, 40)
    meter.add(samples(0, -16_384, -32_768, 100))
    expect([...meter.peaks]).to.deep.equal([128, 255])
  })

  it('does not mind where chunks are cut, nor samples past the end', () => {
    const meter = new PeakMeter(100, 40)
    const bytes = samples(1, 32_767, 0, -8192, 16_384)
    for (let at = 0; at < bytes.length; at += 3) meter.add(bytes.subarray(at, at + 3))
    expect([...meter.peaks]).to.deep.equal([255, 128])
  })
})
