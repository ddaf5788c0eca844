import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { root } from '../bootstrap/paths.js'
import { sources, testSources } from './sources.js'

const talkAt = 250
const everything = ['scripts', 'shared', 'sfu', 'server', 'client', 'e2e']
const manifests = ['', 'shared', 'sfu', 'server', 'client', 'e2e']

describe('The house', () => {
  it('has no test that sleeps: a test waits for a condition', () => {
    const sleeping = /\b(?:sleep|delay)\(|\bsetTimeout\(\s*\w+,|setTimeout\b.* from 'node:timers\/promises'/
    expect('new Promise(resolve => setTimeout(resolve, 50))').to.match(sleeping)
    const own = 'scripts/lint/house.test.js'
    const sleepers = testSources().filter(({ path, text }) => path !== own && sleeping.test(text))
    expect(sleepers.map(({ path }) => path)).to.deep.equal([])
  })

  it(`talks about files of more than ${talkAt} lines (more than 400 are an error of lint)`, () => {
    const long = everything
      .flatMap(folder => sources(folder, /\.(ts|tsx|js|css)$/))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > talkAt)
    for (const { path, lines } of long) console.log(`      ${path} has ${lines} lines: which noun is hiding in there?`)
    expect(long.filter(({ lines }) => lines > 400)).to.deep.equal([])
  })

  it('justifies every dependency in docs/dependencies.md, and nothing else', () => {
    const listed = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map(match => match[1])
    const wanted = new Set(manifests.flatMap(folder => dependenciesOf(join(folder, 'package.json'))))
    expect([...wanted].filter(name => !listed.includes(name))).to.deep.equal([])
    expect(listed.filter(name => !wanted.has(name))).to.deep.equal([])
  })
})

function dependenciesOf(file) {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read(file))
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
  return names.filter(name => !name.startsWith('@samsyn/'))
}

const read = path => readFileSync(join(root, path), 'utf8')
