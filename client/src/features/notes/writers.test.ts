import { type AtDocument, PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { caretColour } from './caret-colour.ts'
import { createWriters, writersIn } from './writers.ts'

const person = (digit: number, displayName: string) => ({
  id: PersonId.parse(`00000000-0000-4000-8000-00000000000${digit}`),
  displayName,
})
const me = person(0, 'Mig')
const bo = person(1, 'Bo')
const at = (user: AtDocument['user'], section: string | null): AtDocument => ({ user, section })

describe('who writes where', () => {
  it('[NO60] names the others, each once per section, but not oneself', () => {
    const states = new Map([
      [1, at(bo, 'klima')],
      [2, at(bo, 'klima')],
      [3, at(me, 'klima')],
      [4, at(person(2, 'Eva'), null)],
    ])
    expect([...writersIn(states, me.id)]).to.deep.equal([['klima', ['Bo']]])
  })

  it('[NO60] gives everybody a colour, the same each time, of all that there are', () => {
    const ids = Array.from({ length: 200 }, () => crypto.randomUUID())
    expect(new Set(ids.map(caretColour))).to.have.property('size', 4)
    expect(ids.map(caretColour)).to.deep.equal(ids.map(caretColour))
  })

  it('passes over states that say nothing one can use', () => {
    const states = new Map<number, Record<string, unknown>>([
      [1, { user: { id: 7 }, section: 'klima' }],
      [2, { cursor: {} }],
    ])
    expect(writersIn(states, me.id).size).to.equal(0)
  })

  it('tells when somebody moves to another section, and not at every letter', () => {
    const awareness = new Awareness(new Y.Doc())
    const writers = createWriters(awareness, me.id)
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
