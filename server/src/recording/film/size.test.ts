import { expect } from 'chai'
import { describe, it } from 'mocha'
import { fitSize, smallBounds } from './size.ts'

const fitted = (width: number, height: number, aspect = 1) => Object.values(fitSize({ width, height }, aspect))

describe('The size of a proxy', () => {
  it('[FM17] is at most 1920x1080, lying or standing, and never enlarged', () => {
    expect(fitted(1920, 1080)).to.deep.equal([1920, 1080])
    expect(fitted(3840, 2160)).to.deep.equal([1920, 1080])
    expect(fitted(2160, 3840)).to.deep.equal([1080, 1920])
    expect(fitted(3026, 1386)).to.deep.equal([1920, 880])
    expect(fitted(4000, 4000)).to.deep.equal([1080, 1080])
    expect(fitted(176, 144)).to.deep.equal([176, 144])
  })

  it('[FM35] of a small one is at most 640x360, lying or standing, and never enlarged', () => {
    const small = (width: number, height: number) => Object.values(fitSize({ width, height }, 1, smallBounds))
    expect(small(1920, 1080)).to.deep.equal([640, 360])
    expect(small(1080, 1920)).to.deep.equal([360, 640])
    expect(small(1366, 768)).to.deep.equal([640, 360])
    expect(small(320, 240)).to.deep.equal([320, 240])
  })

  it('has square pixels', () => {
    expect(fitted(720, 576, 64 / 45)).to.deep.equal([1024, 576])
    expect(fitted(1440, 1080, 4 / 3)).to.deep.equal([1920, 1080])
  })

  it('has even sides, and always some', () => {
    expect(fitted(641, 359)).to.deep.equal([642, 360])
    expect(fitted(1, 1)).to.deep.equal([2, 2])
    expect(fitted(8192, 2)).to.deep.equal([1920, 2])
  })
})
