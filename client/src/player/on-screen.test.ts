import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createOnScreen } from './on-screen.ts'

describe('the frame that is seen', () => {
  it('[FO13] is the one before as long as the newest is on its way to the screen', () => {
    const screen = createOnScreen()
    expect(screen.at(0)).to.equal(null)
    screen.painted(7, 100)
    expect(screen.at(99)).to.equal(null)
    expect(screen.at(100)).to.equal(7)
    screen.painted(8, 140)
    expect([screen.at(139), screen.at(140), screen.at(600)]).to.deep.equal([7, 8, 8])
  })

  it('is not told by what was painted long ago, or is forgotten', () => {
    const screen = createOnScreen()
    screen.painted(7, 100)
    expect(screen.at(700)).to.equal(null)
    screen.forget()
    expect(screen.at(101)).to.equal(null)
  })
})
