import type { PersonId } from '@samsyn/shared'
import { wholeDoc } from '@samsyn/shared'
import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { updateOfAll } from './change.ts'
import { addStored, createContent } from './content.ts'
import { rowsOf } from './rows.ts'
import { honestUpdates } from './testing/honest.ts'

const persons = ['ane', 'bo'] as PersonId[] as [PersonId, PersonId]

/** What was new in each of these updates, one after the other. */
function changesOf(updates: readonly Uint8Array[]) {
  const content = createContent()
  const changes = updates.flatMap(update => {
    const reading = content.reading(update)
    return reading ? (content.add(update, reading) ?? []) : []
  })
  return { content, changes }
}

const stateOf = (updates: readonly Uint8Array[]) => Y.encodeStateAsUpdate(wholeDoc(updates))

const stepsOf = fc.array(fc.nat(10_000), { maxLength: 80 })
const whoOf = fc.array(fc.boolean(), { minLength: 80 })

describe('what is written in one go', () => {
  it('[CB20] is one row as long as one person writes, and the rows come to the same', () => {
    fc.assert(
      fc.property(stepsOf, whoOf, (steps, who) => {
        const { content, changes } = changesOf(honestUpdates(steps).sent)
        const written = changes.map((change, index) => ({ personId: persons[who[index] ? 1 : 0], change }))
        const rows = rowsOf(written)
        const again = createContent()
        for (const row of rows) addStored(again, row.content)
        expect(again.whole()).to.deep.equal(content.whole())
        const turns = written.filter(({ personId }, index) => personId !== written[index - 1]?.personId)
        expect(rows.map(({ personId }) => personId)).to.deep.equal(turns.map(({ personId }) => personId))
      }),
      { numRuns: 200 },
    )
  })

  it('[CB20] is told in one message that says what each said by itself', () => {
    fc.assert(
      fc.property(stepsOf, fc.nat(80), (steps, at) => {
        const { changes } = changesOf(honestUpdates(steps).sent)
        const [before, after] = [changes.slice(0, at), changes.slice(at)]
        const merged = after.length > 0 ? [updateOfAll(after)] : []
        const one = stateOf([...before.map(({ bytes }) => bytes), ...merged])
        expect(one).to.deep.equal(stateOf(changes.map(({ bytes }) => bytes)))
      }),
      { numRuns: 200 },
    )
  })
})
