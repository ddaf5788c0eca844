import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createAllowance } from './allowance.ts'
import { createPace } from './pace.ts'

const refusal = (begun: Promise<void>) =>
  begun.then(
    () => null,
    error => error.code,
  )

describe('Answers with the bytes of films', () => {
  it('[DO19] begin at a pace; the next wait, and who comes when too many wait is refused', async () => {
    let nowMs = 0
    const begin = createPace({ atOnce: 2, perSecond: 200, mostWaiting: 3 }, () => nowMs)
    const order: string[] = []
    const noted = (name: string) => begin('a').then(() => order.push(name))
    await Promise.all([begin('a'), begin('a')])
    const waiting = ['first', 'second', 'third'].map(noted)
    expect(await refusal(begin('a'))).to.equal('busy')
    await begin('b')
    expect(order).to.deep.equal([])
    await Promise.all(waiting)
    expect(order).to.deep.equal(['first', 'second', 'third'])
    // Those that waited have used what came meanwhile; a pause gives all of it back.
    nowMs = 15
    expect(await refusal(begin('a'))).to.equal(null)
    nowMs = 1000
    expect(await Promise.all([refusal(begin('a')), refusal(begin('a'))])).to.deep.equal([null, null])
  })
})

describe('What each may have', () => {
  it('[DO24] is so much at once and so much a second for each, whatever others take', () => {
    const { take } = createAllowance({ atOnce: 3, perSecond: 10 })
    const times = (key: string, nowMs: number, count: number) =>
      Array.from({ length: count }, () => take(key, nowMs)).filter(waitMs => waitMs !== null).length
    expect([times('a', 0, 5), times('b', 0, 2), times('a', 200, 5), times('a', 60_000, 5)]).to.deep.equal([3, 2, 2, 3])
  })

  it('[DO24] is remembered of so many at most: who has taken none for longest makes way', () => {
    const { take } = createAllowance({ atOnce: 1, perSecond: 1, mostKeys: 2 })
    expect([take('a', 0), take('b', 1), take('a', 1), take('a', 1002), take('c', 1003)]).to.deep.equal([
      0,
      0,
      null,
      0,
      0,
    ])
    // Of 'b' nothing is known any more; 'a' is remembered.
    expect([take('a', 1003), take('b', 1003)]).to.deep.equal([null, 0])
  })
})
