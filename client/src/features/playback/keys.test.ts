import { expect } from 'chai'
import { describe, it } from 'mocha'
import { goesOn, type KeyHands, keyAction } from './keys.ts'

type State = Parameters<typeof keyAction>[2]

/** What the hands are asked to do, in words, when a key is pressed. */
function pressed(key: string, state: Partial<State> = {}): string | null {
  const asked: string[] = []
  const note = (what: string) => (amount?: number) => void asked.push([what, amount].join(' ').trim())
  const hands: KeyHands = {
    playOrPause: note('play or pause'),
    play: note('play'),
    seek: note('seek'),
    jump: note('jump'),
    step: note('step'),
    setRate: note('rate'),
  }
  const act = keyAction(key, hands, { playing: false, rate: 1, range: null, ...state })
  act?.()
  return act && asked.join()
}

describe('The film by keys', () => {
  it('[TL17] stops and starts by space and K, goes back by J, and steps a frame by comma and full stop', () => {
    expect([' ', 'k', 'K'].map(key => pressed(key))).to.deep.equal(Array(3).fill('play or pause'))
    expect(pressed('j')).to.equal('jump -2000')
    expect([',', '.'].map(key => pressed(key))).to.deep.equal(['step -1', 'step 1'])
    expect(pressed('x')).to.equal(null)
  })

  it('[TL17] plays by L, and pressed again faster, up to twice', () => {
    expect(pressed('l')).to.equal('play')
    const faster = [0.5, 1, 1.5, 2].map(rate => pressed('l', { playing: true, rate }))
    expect(faster).to.deep.equal(['rate 1', 'rate 1.5', 'rate 2', 'rate 2'])
  })

  it('[TL18] goes by I and O to the first and the last frame of the sequence that is on, and nowhere without one', () => {
    const range = { startMs: 18_000, endMs: 31_000 }
    expect(['i', 'O'].map(key => pressed(key, { range }))).to.deep.equal(['seek 18000', 'seek 30999'])
    expect(['i', 'o'].map(key => pressed(key))).to.deep.equal([null, null])
  })

  it('[TL19] goes on while a key that steps or goes back is held, and does all else once', () => {
    expect([',', '.', 'j', 'J'].filter(goesOn)).to.deep.equal([',', '.', 'j', 'J'])
    expect([' ', 'k', 'l', 'i', 'o', '<', '>'].filter(goesOn)).to.deep.equal([])
  })
})
