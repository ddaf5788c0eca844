import { getSchema } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { spansOf } from './find.ts'

const schema = getSchema([StarterKit])
const docOf = (...lines: string[]) =>
  schema.node(
    'doc',
    null,
    lines.map(line => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)])),
  )

describe('finding words in the notes', () => {
  it('finds them in every line, whatever their case, with Danish letters', () => {
    const doc = docOf('Han tøver. TØVER han?', '', 'tøver')
    expect(spansOf(doc, 'tøver').map(({ from, to }) => doc.textBetween(from, to))).to.deep.equal([
      'tøver',
      'TØVER',
      'tøver',
    ])
  })

  it('takes signs for what they are, and finds nothing for nothing', () => {
    expect(spansOf(docOf('a.b', 'axb'), 'a.b')).to.have.length(1)
    expect(spansOf(docOf('(ja)'), '(')).to.have.length(1)
    expect(spansOf(docOf('ja'), '')).to.deep.equal([])
  })
})
