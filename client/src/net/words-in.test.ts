import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { wordsIn } from './words-in.ts'

describe('the words in what was written', () => {
  it('[NO66] are found as they were typed, without what was taken back, a line for each place', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    const text = doc.getText('text')
    text.insert(0, 'fra de andre')
    doc.on('update', (update: Uint8Array) => void updates.push(update))
    for (const [at, letter] of [...'Jeg tøvede'].entries()) text.insert(at, letter)
    text.insert(text.length, 'igen')
    text.delete(4, 1)
    text.insert(4, 'T')
    const line = new Y.XmlElement('paragraph')
    doc.getXmlFragment('section').insert(0, [line])
    line.insert(0, [new Y.XmlText('En ny linje 🙂')])
    expect(wordsIn(Y.mergeUpdates(updates)).split('\n')).to.deep.equal(['Jeg øvede', 'igen', 'T', 'En ny linje 🙂'])
    text.delete(0, text.length)
    doc.getXmlFragment('section').delete(0, 1)
    expect(wordsIn(Y.mergeUpdates(updates))).to.equal('')
  })
})
