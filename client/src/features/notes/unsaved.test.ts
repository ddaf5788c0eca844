import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import type { Saving } from '../../net/docs.ts'
import { createStore } from '../../store.ts'
import { createUnsaved } from './unsaved.ts'

describe('unsaved words', () => {
  it('are there from the first letter until the server has them', () => {
    const doc = new Y.Doc()
    const saving = createStore<Saving>('offline')
    const unsaved = createUnsaved({ doc, saving })
    expect(unsaved.is()).to.equal(false)
    doc.getText('a').insert(0, 'x')
    expect(unsaved.is()).to.equal(true)
    saving.set('saving')
    expect(unsaved.is()).to.equal(true)
    saving.set('saved')
    expect(unsaved.is()).to.equal(false)
    unsaved.close()
  })

  it('are not what others wrote', () => {
    const [mine, others] = [new Y.Doc(), new Y.Doc()]
    const unsaved = createUnsaved({ doc: mine, saving: createStore<Saving>('saved') })
    others.getText('a').insert(0, 'x')
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(others))
    expect(unsaved.is()).to.equal(false)
    unsaved.close()
  })
})
