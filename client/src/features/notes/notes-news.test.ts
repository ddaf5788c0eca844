import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { bringsWords } from './useNotesNews.ts'

/** Whether what one writes is told to the other as words, change by change. */
function told(...changes: ((doc: Y.Doc) => void)[]): boolean[] {
  const [one, other] = [new Y.Doc(), new Y.Doc()]
  const heard: boolean[] = []
  other.on('afterTransaction', change => void heard.push(bringsWords(change)))
  one.on('update', update => Y.applyUpdate(other, update))
  for (const change of changes) one.transact(() => change(one))
  return heard
}

const lineOf = (doc: Y.Doc) => doc.getXmlFragment('klima').get(0) as Y.XmlElement

describe('what is new in the notes', () => {
  it('[NO90] is words, not the places for them, nor what is taken away', () => {
    const heard = told(
      doc => doc.getXmlFragment('klima').insert(0, [new Y.XmlElement('paragraph')]),
      doc => lineOf(doc).insert(0, [new Y.XmlText('Hun venter')]),
      doc => (lineOf(doc).get(0) as Y.XmlText).insert(10, ' længe'),
      doc => (lineOf(doc).get(0) as Y.XmlText).delete(0, 3),
    )
    expect(heard).to.deep.equal([false, true, true, false])
  })
})
