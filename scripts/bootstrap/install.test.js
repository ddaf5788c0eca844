import { expect } from 'chai'
import { describe, it } from 'mocha'
import { isInstalled } from './install.js'

const us = { os: [process.platform], cpu: [process.arch] }

describe('isInstalled', () => {
  it('wants every package of the lockfile in the locked version', () => {
    const wanted = { '': {}, 'node_modules/a': { version: '1.0.0' } }
    expect(isInstalled(wanted, { 'node_modules/a': { version: '1.0.0' } })).to.equal(true)
    expect(isInstalled(wanted, { 'node_modules/a': { version: '1.0.1' } })).to.equal(false)
    expect(isInstalled(wanted, {})).to.equal(false)
  })

  it('does without the optional packages of other platforms, but not without our own', () => {
    const optional = entry => ({ 'node_modules/a': { version: '1.0.0', optional: true, ...entry } })
    expect(isInstalled(optional({ os: ['elsewhere'], cpu: [process.arch] }), {})).to.equal(true)
    expect(isInstalled(optional(us), {})).to.equal(false)
  })
})
