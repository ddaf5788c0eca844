import { collabClose } from '@samsyn/shared'
import { expect } from 'chai'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { addStored, createContent } from './content.ts'
import { createDepths } from './depths.ts'
import { updateMessage } from './message.ts'
import { BadUpdateError } from './struct-reader.ts'
import { openRaw } from './testing/client.ts'
import { layTable, type Table } from './testing/table.ts'

/** Notes as a client makes them who nests a list in a list, so many elements deep; each level is an update of its own. */
function nesting(levels: number) {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void updates.push(update))
  let parent: Y.XmlFragment = doc.getXmlFragment('section:klima')
  for (let level = 0; level < levels; level++) {
    const element = new Y.XmlElement(level % 2 === 0 ? 'bulletList' : 'listItem')
    parent.insert(0, [element])
    parent = element
  }
  return { doc, updates }
}

/** How deep the deepest type of a document lies, as Yjs has it. */
function deepestIn(doc: Y.Doc): number {
  let deepest = 0
  for (const structs of doc.store.clients.values())
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) continue
      let depth = 0
      for (let type: unknown = struct.content.type; type instanceof Y.AbstractType && type._item; type = type.parent)
        depth++
      deepest = Math.max(deepest, depth)
    }
  return deepest
}

/** Whether all of these may come in, one after the other. */
function isTaken(updates: readonly Uint8Array[]): boolean {
  const [content, depths] = [createContent(), createDepths()]
  for (const update of updates) {
    const reading = content.reading(update)
    if (!reading) throw new Error('an update is missing')
    try {
      if (reading.hasTypes) depths.refuseTooDeep(content, update, reading)
    } catch (error) {
      if (error instanceof BadUpdateError) return false
      throw error
    }
    addStored(content, update)
  }
  return true
}

describe('types in one another', () => {
  it('[BO1] are taken to 20 levels and no further: in one update, in one after the other, and on a snapshot', () => {
    for (const levels of [20, 21]) {
      const { doc, updates } = nesting(levels)
      const whole = Y.encodeStateAsUpdate(doc)
      const [last] = updates.slice(-1)
      const before = Y.mergeUpdates(updates.slice(0, -1))
      for (const way of [[whole], updates, [before, last ?? whole]]) expect(isTaken(way)).to.equal(levels === 20)
    }
  })

  it('[BO1] are counted as Yjs places them, whoever wrote what beside what', () => {
    const step = fc.record({ who: fc.nat(2), into: fc.nat(), what: fc.nat(5), meet: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 90 }), fc.nat(5), (all, most) => {
        const steps = all.map(one => ({ ...one, what: Math.min(one.what, most) }))
        const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
        const deletes = steps.some(({ what }) => what === 5)
        const updates: Uint8Array[] = []
        const accepted = new Y.Doc()
        const [content, depths] = [createContent(), createDepths()]
        for (const doc of docs)
          doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
            if (local) updates.push(update)
          })
        for (const { who, into, what, meet } of steps) {
          const doc = docs[who] ?? docs[0]
          if (doc) change(doc, into, what)
          if (meet) for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
        }
        for (const update of updates) {
          const reading = content.reading(update)
          if (!reading) continue
          const tried = new Y.Doc()
          Y.applyUpdate(tried, Y.encodeStateAsUpdate(accepted))
          Y.applyUpdate(tried, update)
          const fits = deepestIn(tried) <= 20
          let taken = true
          try {
            if (reading.hasTypes) depths.refuseTooDeep(content, update, reading)
          } catch {
            taken = false
          }
          // What lies in something that another has deleted is nowhere, and is counted all the same.
          if (taken || !deletes) expect(taken, `at ${deepestIn(tried)} levels`).to.equal(fits)
          if (!taken) return
          content.add(update, reading)
          Y.applyUpdate(accepted, update)
        }
      }),
      { numRuns: 60, endOnFailure: true },
    )
  })
})

function change(doc: Y.Doc, into: number, what: number) {
  const path: Y.XmlFragment[] = [doc.getXmlFragment('section:klima')]
  for (let at = path.at(-1); at; at = path.at(-1)) {
    const inner = at.toArray().find(child => child instanceof Y.XmlElement)
    if (!(inner instanceof Y.XmlElement)) break
    path.push(inner)
  }
  const deepest = path.at(-1)
  const some = path[into % path.length]
  if (what < 4) deepest?.insert(into % (deepest.length + 1), [new Y.XmlElement('bulletList')])
  else if (what === 4) some?.insert(into % (some.length + 1), [new Y.XmlElement('paragraph'), new Y.XmlText('ord')])
  else if (some && some.length > 1) some.delete(into % some.length)
}

describe('a note that is nested deeper than any editor makes it', () => {
  let table: Table

  beforeEach(async () => {
    table = await layTable()
  })

  afterEach(() => table.clear())

  it('[BO1] is refused to its writer alone; the others write on, and it is in no row', async () => {
    const other = await table.connected(table.cookies.supervisor)
    const raw = await openRaw(table.address())
    raw.send(updateMessage(Y.encodeStateAsUpdate(nesting(2_000).doc)))
    expect(await raw.closed()).to.equal(collabClose.badMessage)
    other.text.insert(0, 'videre')
    await other.allSaved()
    expect(other.closes).to.deep.equal([])
    expect(await table.rows()).to.have.length(1)
  })

  it('[BO1] opens all the same when it was stored in older days, and may be written in', async () => {
    const { doc } = nesting(2_000)
    await table.plant(Y.encodeStateAsUpdate(doc))
    const reader = await table.connected()
    expect(reader.doc.getXmlFragment('section:klima').length).to.equal(1)
    reader.doc.getXmlFragment('section:klima').insert(0, [new Y.XmlElement('paragraph')])
    await reader.allSaved()
    expect(reader.closes).to.deep.equal([])
  })
})
