import { expect } from 'chai'
import { describe, it } from 'mocha'
import { sources } from './sources.js'

/** Reads row by row in a try of its own. */
const apart = ['server/src/log/log.store.ts']

describe('The stores of the house', () => {
  it('[ST19] read what is stored so that one damaged row cannot stop another’s: by store/stored.ts', () => {
    const files = sources('server/src', /(\.store|-row)\.ts$/).filter(({ path }) => !apart.includes(path))
    expect(files.length).to.be.greaterThan(15)
    const throwing = files.filter(({ text }) => /\.parse\(/.test(text)).map(({ path }) => path)
    expect(throwing).to.deep.equal([])
  })
})
