import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { factVersions, LogFact } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'

const root = join(import.meta.dirname, '../../..')

/** The rows of the table in docs/log.md. */
function documented() {
  const rows = readFileSync(join(root, 'docs/log.md'), 'utf8').matchAll(
    /^\| `(\w+)` \| (\d+) \| (.+?) \| .+ \| `(.+?)` \| \d+ \|$/gm,
  )
  return [...rows].map(([, kind = '', version, fields = '', writer = '']) => ({
    ...{ kind, version: Number(version), writer },
    fields: [...fields.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  }))
}

describe('The facts of the log', () => {
  it('[LG12] are documented in one table: every kind with its version and its fields, and no other', () => {
    const coded = LogFact.options.map(({ shape: { kind, ...fields } }) => ({
      ...{ kind: kind.value, version: factVersions[kind.value], fields: Object.keys(fields) },
    }))
    expect(documented().map(({ writer: _, ...row }) => row)).to.have.deep.members(coded)
  })

  it('are written where the table says', () => {
    for (const { kind, writer } of documented())
      expect(readFileSync(join(root, 'server/src', writer), 'utf8'), `${writer} of ${kind}`).to.match(
        new RegExp(`(?:kind: |kind: '[a-z]+' \\| |, )'${kind}'`),
      )
  })
})
