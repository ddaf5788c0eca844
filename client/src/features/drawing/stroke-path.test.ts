import { expect } from 'chai'
import { describe, it } from 'mocha'
import { strokePath } from './stroke-path.ts'

const picture = { width: 1000, height: 500 }

describe('the path of a stroke', () => {
  it('is nothing for no points', () => {
    for (const tool of ['pen', 'arrow', 'circle'] as const)
      expect(strokePath({ tool, points: [] }, picture)).to.equal('')
  })

  it('of the pen is a closed outline round its points', () => {
    const path = strokePath({ tool: 'pen', points: [0.1, 0.1, 0.2, 0.2, 0.4, 0.3] }, picture)
    expect(path).to.match(/^M[\d. -]+Q[\d. -]+Z$/)
  })

  it('of one point is a dot', () => {
    expect(strokePath({ tool: 'pen', points: [0.5, 0.5] }, picture)).to.match(/^M.*Z$/)
  })

  it('of an arrow has its tip where the hand points', () => {
    const path = strokePath({ tool: 'arrow', points: [0.1, 0.5, 0.6, 0.5] }, picture)
    expect(path).to.contain('L600 250L')
    expect(path.startsWith('M100 ')).to.equal(true)
  })

  it('of a circle is a ring in the box between its corners, whichever they are', () => {
    const one = strokePath({ tool: 'circle', points: [0.1, 0.1, 0.3, 0.5] }, picture)
    expect(one.match(/Z/g)).to.have.length(2)
    expect(strokePath({ tool: 'circle', points: [0.3, 0.5, 0.1, 0.1] }, picture)).to.equal(one)
  })

  it('[NO26] is thicker where the picture is small, and points to the same place', () => {
    const arrow = { tool: 'arrow' as const, points: [0.1, 0.5, 0.6, 0.5] }
    const bold = strokePath(arrow, { ...picture, boldness: 2 })
    expect(strokePath(arrow, picture)).to.contain('M100 246.25')
    expect(bold).to.contain('M100 242.5')
    expect(bold).to.contain('L600 250L')
  })

  it('holds no number that SVG cannot read', () => {
    const points = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
    for (const tool of ['pen', 'arrow', 'circle'] as const)
      expect(strokePath({ tool, points }, picture)).not.to.match(/NaN|Infinity|e-/)
  })
})
