import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { root } from '../bootstrap/paths.js'

const read = path => readFileSync(join(root, path), 'utf8')
const names = ['README.md', ...readdirSync(join(root, 'docs')).map(name => `docs/${name}`)].filter(name =>
  name.endsWith('.md'),
)
const documents = names.map(name => ({ name, text: read(name) }))
const operating = read('docs/operating.md')

describe('What is told to those who read', () => {
  const settings = found(/^ {2}([A-Z_]+):/gm, read('server/src/config.ts'))
  const commands = found(/^ {2}'?([a-z-]+)'?: \{$/gm, read('server/src/cli/commands.ts'))

  it('names no setting that there is not, and each is in the production example', () => {
    expect(settings).to.include.members(['NODE_ENV', 'MASTER_KEY_FILE', 'OIDC_CLIENT_SECRET'])
    const told = documents.flatMap(({ name, text }) =>
      found(/`([A-Z]+(?:_[A-Z]+)*)[`=]/g, text).map(setting => ({ name, setting })),
    )
    expect(told.length).to.be.greaterThan(10)
    expect(told.filter(({ setting }) => setting.length > 3 && !settings.includes(setting))).to.deep.equal([])
    const example = found(/^#?([A-Z_]+)=/gm, read('production.env.example'))
    expect(example.toSorted()).to.deep.equal(settings.toSorted())
  })

  it('tells every command of the administrator, and none that there is not', () => {
    expect(commands).to.include.members(['create-user', 'restore', 'list'])
    const called = found(/samsyn -- ([a-z-]+)/g, documents.map(({ text }) => text).join('\n'))
    expect([...new Set(called)].filter(name => !commands.includes(name))).to.deep.equal([])
    expect(commands.filter(name => !operating.includes(`samsyn -- ${name}`))).to.deep.equal([])
  })

  it('names no rule that docs/SPEC.md has not', () => {
    const rules = found(/^- \*\*([A-Z]{2}\d+)\*\*/gm, read('docs/SPEC.md'))
    const kinds = new Set(rules.map(rule => rule.slice(0, 2)))
    const named = documents.flatMap(({ name, text }) => [
      ...found(/\b([A-Z]{2}\d+)\b/g, text).map(rule => ({ name, rule })),
      ...[...text.matchAll(/\b([A-Z]{2})\d+–(?:[A-Z]{2})?(\d+)\b/g)].map(([, kind, last]) => ({
        name,
        rule: kind + last,
      })),
    ])
    expect(named.length).to.be.greaterThan(100)
    const missing = named.filter(({ rule }) => kinds.has(rule.slice(0, 2)) && !rules.includes(rule))
    expect(missing).to.deep.equal([])
  })
})

function found(pattern, text) {
  return [...text.matchAll(pattern)].map(match => match[1])
}
