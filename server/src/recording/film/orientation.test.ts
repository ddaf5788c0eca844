import { expect } from 'chai'
import { describe, it } from 'mocha'
import { turnOfMatrix, turnOfSideData } from './orientation.ts'

/** As ffprobe prints it: three rows, each with its own address. */
function matrix(a: number, b: number, c: number, d: number): string {
  const row = (n: number, values: number[]) => `0000000${n}: ${values.map(v => String(v).padStart(11)).join(' ')}`
  const one = 65_536
  return `\n${row(0, [a * one, b * one, 0])}\n${row(1, [c * one, d * one, 0])}\n${row(2, [0, 0, 2 ** 30])}\n`
}

describe('The turn of a picture', () => {
  it('[FM18] comes from its display matrix: a quarter, a half, three quarters, mirrored or not', () => {
    expect(turnOfMatrix(matrix(1, 0, 0, 1))).to.deep.equal({ filters: [], swaps: false })
    expect(turnOfMatrix(matrix(0, 1, -1, 0))).to.deep.equal({ filters: ['transpose=clock'], swaps: true })
    expect(turnOfMatrix(matrix(-1, 0, 0, -1))).to.deep.equal({ filters: ['hflip', 'vflip'], swaps: false })
    expect(turnOfMatrix(matrix(0, -1, 1, 0))).to.deep.equal({ filters: ['transpose=cclock'], swaps: true })
    expect(turnOfMatrix(matrix(-1, 0, 0, 1))).to.deep.equal({ filters: ['hflip'], swaps: false })
    expect(turnOfMatrix(matrix(1, 0, 0, -1))).to.deep.equal({ filters: ['vflip'], swaps: false })
    expect(turnOfMatrix(matrix(0, 1, 1, 0))).to.deep.equal({ filters: ['transpose=cclock_flip'], swaps: true })
    expect(turnOfMatrix(matrix(0, -1, -1, 0))).to.deep.equal({ filters: ['transpose=clock_flip'], swaps: true })
  })

  it('is the nearest quarter for a matrix that leans a little', () => {
    expect(turnOfMatrix(matrix(0.02, 0.99, -0.99, 0.02)).filters).to.deep.equal(['transpose=clock'])
  })

  it('is none without a matrix that can be read', () => {
    const none = { filters: [], swaps: false }
    expect(turnOfSideData([])).to.deep.equal(none)
    expect(turnOfSideData([{}, { displaymatrix: matrix(0, 1, -1, 0) }]).swaps).to.equal(true)
    for (const text of ['', 'nonsense', '00000000: a b c\n00000001: d e f'])
      expect(turnOfMatrix(text)).to.deep.equal(none)
  })
})
