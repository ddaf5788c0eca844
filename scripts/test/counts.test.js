import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { countsOfCheck, countsOfSuite, failuresOf, sum } from './counts.js'

describe('counts of the test stages', () => {
  let folder
  let file

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'samsyn-counts-'))
    file = join(folder, 'counts.json')
  })

  after(() => rmSync(folder, { recursive: true }))

  it('takes what mocha has counted', () => {
    writeFileSync(file, '{"passed":4,"failed":0,"skipped":1,"failures":[]}')
    expect(countsOfSuite(file, 0)).to.deep.equal({ passed: 4, failed: 0, skipped: 1, failures: [] })
  })

  it('counts a stage that broke outside of its tests as failed', () => {
    expect(countsOfSuite(file, 1).failed).to.equal(1)
    expect(countsOfSuite(join(folder, 'none.json'), 1).failed).to.equal(1)
  })

  it('sums checks and suites', () => {
    const all = [countsOfCheck(0), countsOfCheck(1), { passed: 4, failed: 2, skipped: 1 }]
    expect(sum(all)).to.deep.equal({ passed: 5, failed: 3, skipped: 1 })
  })

  it('says each failure with its stage', () => {
    const results = [
      { name: 'lint', counts: countsOfCheck(1) },
      { name: 'unit', counts: { passed: 0, failed: 1, skipped: 0, failures: ['The clock: it stands'] } },
    ]
    expect(failuresOf(results)).to.deep.equal(['lint: The check', 'unit: The clock: it stands'])
  })
})
