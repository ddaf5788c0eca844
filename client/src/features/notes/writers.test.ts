import { expect } from 'chai'
import { describe, it } from 'mocha'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createWriters, writersIn } from './writers.ts'

const bo = { id: 'bo', displayName: 'Bo' }
const at = (user: object, section: unknown) => ({ user, section })

describe('who writes where', () => {
  it('names the others, each once per section, but not oneself', () => {
    const states = new Map([
      [1, at(bo, 'klima')],
      [2, at(bo, 'klima')],
      [3, at({ id: 'me', displayName: 'Mig' }, 'klima')],
      [4, at({ id: 'eva', displayName: 'Eva' }, null)],
    ])
    expect([...writersIn(states, 'me')]).to.deep.equal([['klima', ['Bo']]])
  })

  it('passes over states that say nothing one can use', () => {
    const states = new Map<number, Record<string, unknown>>([
      [1, at({ id: 7 }, 'klima')],
      [2, { cursor: {} }],
    ])
    expect(writersIn(states, 'me').size).to.equal(0)
  })

  it('tells when somebody moves to another section, and not at every letter', () => {
    const awareness = new Awareness(new Y.Doc())
    const writers = createWriters(awareness, 'me')
    let told = 0
    writers.subscribe(() => told++)
    awareness.setLocalState(at(bo, 'klima'))
    awareness.setLocalStateField('cursor', { head: 1 })
    awareness.setLocalStateField('cursor', { head: 2 })
    expect([...writers.get()]).to.deep.equal([['klima', ['Bo']]])
    expect(told).to.equal(1)
    awareness.setLocalState(null)
    expect(writers.get().size).to.equal(0)
    writers.close()
    awareness.destroy()
  })
})
