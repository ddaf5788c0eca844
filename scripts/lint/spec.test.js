import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { root } from '../bootstrap/paths.js'
import { testSources } from './sources.js'

describe('The numbered rules of docs/SPEC.md', () => {
  const rules = found(/^- \*\*([A-Z]{2}\d+)\*\*/gm, readFileSync(join(root, 'docs/SPEC.md'), 'utf8'))
  const begun = testSources().flatMap(({ text }) => found(/\b(?:it|describe)\(\s*['"`]((?:\[[A-Z]{2}\d+\] ?)+)/g, text))
  const titles = begun.flatMap(ids => found(/\[([A-Z]{2}\d+)\]/g, ids))

  it('have each a number of their own', () => {
    expect(rules).to.include('PB1')
    expect(rules.filter((id, index) => rules.indexOf(id) !== index)).to.deep.equal([])
  })

  it('are each proved by a test', () => {
    expect(rules.filter(id => !titles.includes(id))).to.deep.equal([])
  })

  it('are all that tests claim to prove', () => {
    expect([...new Set(titles)].filter(id => !rules.includes(id))).to.deep.equal([])
  })
})

function found(pattern, text) {
  return [...text.matchAll(pattern)].map(match => match[1])
}
