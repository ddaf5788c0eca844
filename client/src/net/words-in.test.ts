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

  it('[NO66] are told apart from those that still stand, when somebody has deleted what they stood in', () => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
    const lines = [new Y.XmlElement('paragraph'), new Y.XmlElement('paragraph')]
    mine.getXmlFragment('section').insert(0, lines)
    for (const line of lines) line.insert(0, [new Y.XmlText('Begyndt')])
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    const updates: Uint8Array[] = []
    mine.on('update', (update: Uint8Array) => void updates.push(update))
    for (const [index, line] of lines.entries()) {
      const text = line.get(0)
      if (text instanceof Y.XmlText) text.insert(7, ` af mig ${index}`)
      if (text instanceof Y.XmlText) text.delete(7, 4)
    }
    const written = Y.mergeUpdates(updates)
    expect(wordsIn(written, { clients: new Map() })).to.equal('')
    theirs.getXmlFragment('section').delete(0, 1)
    let deleted = ''
    mine.on('update', (...[, , , { deleteSet }]: [unknown, unknown, unknown, Y.Transaction]) => {
      deleted = wordsIn(written, deleteSet)
    })
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    expect(deleted).to.equal('mig 0')
  })
})
