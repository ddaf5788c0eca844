import type { Self } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { updateMessage } from './message.ts'
import { layTable, type Table } from './testing/table.ts'

describe('what one person sends', () => {
  let table: Table

  beforeEach(async () => {
    table = await layTable()
  })

  afterEach(() => table.clear())

  /** A place at the document, and what it takes to write so many letters there, one by one. */
  async function writer({ id, displayName }: Self, letters: number) {
    const { sessionId } = await table.house().signIn({ id } as Self)
    const closes: number[] = []
    const peer = {
      person: { id, displayName },
      sessionId,
      send: () => undefined,
      close: (code: number) => void closes.push(code),
    }
    const membership = await table.house().documents.open(table.document, peer)
    const doc = new Y.Doc()
    const messages: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => void messages.push(updateMessage(update)))
    for (let letter = 0; letter < letters; letter++) doc.getText('text').insert(letter, displayName.slice(0, 1))
    return { membership, messages, closes }
  }

  it('[BO34] however much it is, keeps nobody else waiting behind all of it, and is all taken in its order', async () => {
    const flood = await writer(table.supervisor, 4_000)
    const innocent = await writer(table.worker, 3)
    let done = 0
    const all = flood.messages.map(message => flood.membership.receive(message, true).then(() => void done++))
    for (const message of innocent.messages) await innocent.membership.receive(message, true)
    expect(done).to.be.lessThan(2_000)
    await Promise.all(all)
    expect([...flood.closes, ...innocent.closes]).to.deep.equal([])
    const text = await table.text()
    expect([text.replaceAll('P', '').length, text.replaceAll('M', '').length]).to.deep.equal([3, 4_000])
    const { writers } = (await table.house().documents.versions(table.document)).at(-1) ?? {}
    expect(new Set(writers)).to.deep.equal(new Set([table.worker.id, table.supervisor.id]))
    for (const { membership } of [flood, innocent]) membership.leave()
  })
})
