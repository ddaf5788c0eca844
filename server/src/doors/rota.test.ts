import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createRota } from './rota.ts'

describe('taking turns', () => {
  it('[CD24] everybody comes once in a round, and never all at once', () => {
    const rota = createRota<number>(100)
    for (let i = 0; i < 1500; i++) rota.add(i)
    const turns = Array.from({ length: 100 }, () => [...rota.next()])
    expect(turns.map(({ length }) => length)).to.deep.equal(turns.map(() => 15))
    expect(new Set(turns.flat()).size).to.equal(1500)
    expect([...rota.next()]).to.deep.equal(turns[0])
  })

  it('who has gone comes no more', () => {
    const rota = createRota<string>(2)
    const leave = rota.add('a')
    rota.add('b')
    leave()
    expect([...rota.next(), ...rota.next()]).to.deep.equal(['b'])
  })
})
