import { noteSection } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { letterOf } from './letter.ts'

describe('the letter', () => {
  it('has only the groups and sections that are written in', () => {
    const doc = new Y.Doc()
    const line = new Y.XmlElement('paragraph')
    line.insert(0, [new Y.XmlText('ord')])
    noteSection(doc, 'b').insert(0, [line])
    const section = (key: string) => ({ key, label: key })
    const groups = [
      { key: 'one', label: 'One', sections: [section('a'), section('b')] },
      { key: 'c', label: null, sections: [section('c')] },
    ]
    const letter = letterOf(doc, groups)
    expect(letter.map(group => [group.key, group.sections.map(({ key }) => key)])).to.deep.equal([['one', ['b']]])
  })
})
