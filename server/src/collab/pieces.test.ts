import { collabLimits, splitUpdate } from '@samsyn/shared'
import { expect } from 'chai'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { answerWith, askFor, updateMessage } from './message.ts'
import type { Peer } from './peer.ts'
import { openRaw } from './testing/client.ts'
import { honestUpdates } from './testing/honest.ts'
import { readIn } from './testing/read-in.ts'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'

describe('an update in pieces, to the server', () => {
  let table: Table

  beforeEach(async () => {
    table = await layTable()
  })

  afterEach(() => table.clear())

  /** Sends an answer to the server's question as our client does, and tells how the server counts what is committed. */
  async function bring(update: Uint8Array, mostBytes: number) {
    const document = await table.house().addMeeting(table.worker, table.supervisor)
    const closes: number[] = []
    const saved: number[] = []
    const peer: Peer = {
      person: { id: table.worker.id, displayName: 'Maja Holm' },
      sessionId: '00000000-0000-4000-8000-000000000000' as Peer['sessionId'],
      send: message => message[0] === 100 && saved.push(message[1] ?? 0),
      close: code => void closes.push(code),
    }
    const membership = await table.house().documents.open(document, peer)
    await membership.receive(askFor(Y.encodeStateVector(new Y.Doc())), true)
    const pieces = splitUpdate(update, mostBytes)
    const last = pieces.length - 1
    for (const [at, piece] of pieces.entries())
      await membership.receive(at === last ? answerWith(piece) : updateMessage(piece), true)
    const there = await readIn(table.house().documents, document, doc => Y.encodeStateVector(doc))
    membership.leave()
    return { pieces, closes, saved, there: Y.decodeStateVector(there) }
  }

  it('[NO62] is taken piece by piece, each acknowledged by its number, whatever honest people wrote', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 60, maxLength: 120 }), async steps => {
        const { sent } = honestUpdates(steps)
        const whole = Y.mergeUpdates(sent)
        const { pieces, closes, saved, there } = await bring(whole, 1_000)
        expect(closes).to.deep.equal([])
        expect(saved.at(-1)).to.equal(pieces.length)
        expect(there).to.deep.equal(Y.decodeStateVector(Y.encodeStateVectorFromUpdate(whole)))
      }),
      { numRuns: 15 },
    )
  })

  it('[NO62] is never longer than a message may be, with words for three messages in one', async () => {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'æøå🙂 '.repeat(300_000))
    const update = Y.encodeStateAsUpdate(doc)
    expect(update.length).to.be.greaterThan(3 * collabLimits.messageBytes)
    const raw = await openRaw(table.address())
    const pieces = splitUpdate(update, collabLimits.pieceBytes)
    for (const piece of pieces) raw.send(updateMessage(piece))
    const other = await table.connected(table.cookies.supervisor)
    await until(() => other.text.length === doc.getText('text').length)
    expect(other.text.toString()).to.equal(doc.getText('text').toString())
    expect(raw.isOpen()).to.equal(true)
    raw.close()
  })
})
