import { noteSection } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import type { Saving } from '../../net/docs.ts'
import { createStore } from '../../store.ts'
import { copyOf } from './private-lines.ts'
import { moveLines } from './private-move.ts'

function paragraph(text: string) {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  return element
}

function list(...items: string[]) {
  const element = new Y.XmlElement('bulletList')
  element.insert(
    0,
    items.map(text => {
      const item = new Y.XmlElement('listItem')
      item.insert(0, [paragraph(text)])
      return item
    }),
  )
  return element
}

function notes(...blocks: Y.XmlElement[]) {
  const doc = new Y.Doc()
  const text = noteSection(doc, 'mine')
  text.insert(0, blocks)
  const elements = text.toArray().filter(element => element instanceof Y.XmlElement)
  return { doc, text, elements }
}

/** Shared notes on a line that is saved when the test says so. */
function sharedNotes() {
  const doc = new Y.Doc()
  const saving = createStore<Saving>('saved')
  doc.on('update', () => saving.set('saving'))
  return { doc, saving, text: noteSection(doc, 'nextStep') }
}

describe('moving a line from private to shared notes', () => {
  it('[NO21] it stands in the shared ones at once, and leaves the private ones only when that is saved', async () => {
    const mine = notes(paragraph('Bliv'), paragraph('Flyt mig'))
    const shared = sharedNotes()
    shared.text.insert(0, [paragraph('Før'), paragraph('')])
    const moving = moveLines({ parent: mine.text, elements: mine.elements.slice(1) }, shared, 'nextStep')
    expect(shared.text.toString()).to.equal(
      '<paragraph>Før</paragraph><paragraph>Flyt mig</paragraph><paragraph></paragraph>',
    )
    expect(mine.text.toString()).to.contain('Flyt mig')
    shared.saving.set('offline')
    expect(mine.text.toString()).to.contain('Flyt mig')
    shared.saving.set('saved')
    await moving
    expect(mine.text.toString()).to.equal('<paragraph>Bliv</paragraph>')
  })

  it('[NO21] a line that was changed or removed meanwhile is left as it is', async () => {
    const mine = notes(paragraph('A'), paragraph('B'))
    const shared = sharedNotes()
    const moving = moveLines({ parent: mine.text, elements: mine.elements }, shared, 'nextStep')
    const [a] = mine.elements
    const words = a?.get(0)
    if (!(words instanceof Y.XmlText)) throw new Error('a line has words')
    words.insert(1, ' og mere')
    mine.text.delete(1)
    shared.saving.set('saved')
    await moving
    expect(mine.text.toString()).to.equal('<paragraph>A og mere</paragraph>')
  })

  it('[NO21] nothing leaves when the shared notes are refused', async () => {
    const mine = notes(paragraph('A'))
    const shared = sharedNotes()
    const moving = moveLines({ parent: mine.text, elements: mine.elements }, shared, 'nextStep')
    shared.saving.set('refused')
    const outcome = await moving.then(
      () => 'moved',
      () => 'stayed',
    )
    expect(outcome).to.equal('stayed')
    expect(mine.text.toString()).to.contain('A')
  })

  it('takes items along in a list of their own, and the list that is empty then', async () => {
    const mine = notes(list('Et', 'To'))
    const [parent] = mine.elements
    if (!parent) throw new Error('a list')
    const elements = parent.toArray().filter(element => element instanceof Y.XmlElement)
    const shared = sharedNotes()
    const first = moveLines({ parent, elements: elements.slice(0, 1) }, shared, 'nextStep')
    shared.saving.set('saved')
    await first
    expect(shared.text.toString()).to.equal('<bulletlist><listitem><paragraph>Et</paragraph></listitem></bulletlist>')
    const rest = moveLines({ parent, elements: elements.slice(1) }, shared, 'nextStep')
    shared.saving.set('saved')
    await rest
    expect(mine.text.length).to.equal(0)
    expect(copyOf({ parent: mine.text, elements: [] })).to.deep.equal([])
  })
})
