import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createLater } from './later.ts'

describe('what is put off', () => {
  it('is done in its order, and no more once its owner is closed', async () => {
    const later = createLater()
    const done: string[] = []
    const { promise: second, resolve } = Promise.withResolvers<void>()
    later.in(0, () => done.push('first'))
    later.in(1, () => {
      done.push('second')
      resolve()
    })
    await second
    later.in(0, () => done.push('third'))
    expect(later.goesOn()).to.equal(true)
    later.close()
    later.in(0, () => done.push('fourth'))
    await new Promise(later => setTimeout(later))
    expect(done).to.deep.equal(['first', 'second'])
    expect(later.goesOn()).to.equal(false)
  })
})
