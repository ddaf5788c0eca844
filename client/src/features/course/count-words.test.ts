import { expect } from 'chai'
import { describe, it } from 'mocha'
import { spelledNumber } from './count-words.ts'

describe('numbers in sentences', () => {
  it('are words from two to twelve, digits otherwise', () => {
    expect([2, 3, 12].map(spelledNumber)).to.deep.equal(['two', 'three', 'twelve'])
    expect([0, 1, 13, 100].map(spelledNumber)).to.deep.equal([null, null, null, null])
  })
})
