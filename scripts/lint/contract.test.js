import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { root } from '../bootstrap/paths.js'
import { sources, testSources } from './sources.js'

// What walks through the product names the rows it takes; the matrix of rights takes them all, from its own list.
const matrix = readFileSync(join(root, 'e2e/support/wire/payloads.ts'), 'utf8')
const walks = testSources()
  .filter(({ path }) => /^(server|e2e)\//.test(path))
  .map(({ text }) => text)
  .concat(matrix)
  .join('\n')

describe('The contract', () => {
  for (const table of ['requests', 'routes'])
    it(`has no row among its ${table} that no test names`, () => {
      const names = rowsOf(table)
      expect(names.length).to.be.greaterThan(10)
      expect(names.filter(name => !walks.includes(name))).to.deep.equal([])
    })
})

function rowsOf(table) {
  const belongs = new RegExp(`(^|/|-)${table}\\.ts$`)
  const text = sources('shared/src/protocol', belongs)
    .map(file => file.text)
    .join('\n')
  return [...text.matchAll(/^ {2}'([\w:-]+)': (?:request|route)\(/gm)].map(match => match[1])
}
