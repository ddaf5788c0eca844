import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createPace } from './pace.ts'

describe('Answers with the bytes of films', () => {
  it('[DO19] begin at a pace; the next wait, and who comes when too many wait is refused', async () => {
    // The second is nearly over, so that the test need not wait for it.
    let nowMs = 990
    const begin = createPace(2, 3, () => nowMs)
    await Promise.all([begin('a'), begin('a')])
    const waiting = [begin('a'), begin('a'), begin('a')]
    const refused = await begin('a').catch(error => error.code)
    expect(refused).to.equal('busy')
    await begin('b')
    nowMs = 1_990
    await Promise.race(waiting)
    nowMs = 2_990
    await Promise.all(waiting)
  })
})
