import { collabClose, collabMessage, documentPath } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { answerWith, askFor, updateMessage } from './message.ts'
import type { Peer } from './peer.ts'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'

describe('a document', () => {
  let table: Table

  beforeEach(async () => {
    table = await layTable()
  })

  afterEach(() => table.clear())

  function peerOf(name = 'Maja Holm') {
    const sent: Uint8Array[] = []
    const closes: number[] = []
    const peer: Peer = {
      person: { id: table.worker.id, displayName: name },
      sessionId: '00000000-0000-4000-8000-000000000000' as Peer['sessionId'],
      send: message => void sent.push(message),
      close: code => void closes.push(code),
    }
    return { peer, sent, closes }
  }

  const written = (text: string) => {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, text)
    return Y.encodeStateAsUpdate(doc)
  }
  const question = askFor(Y.encodeStateVector(new Y.Doc()))
  const open = (peer: Peer) => table.house().documents.open(table.document, peer)
  const closed = () => until(() => table.house().documents.stats().documents === 0)

  it('gives a reader the content and asks nothing back', async () => {
    const { peer, sent, closes } = peerOf()
    const reader = await open(peer)
    await reader.receive(question, false)
    expect(sent.filter(([type]) => type === collabMessage.sync).map(([, step]) => step)).to.deep.equal([1])
    await reader.receive(answerWith(Uint8Array.from([0, 0])), false)
    expect(closes).to.deep.equal([])
    reader.leave()
  })

  it('[CD11] sends a reader who writes away, and stores nothing', async () => {
    const { peer, sent, closes } = peerOf()
    const reader = await open(peer)
    await reader.receive(updateMessage(written('må ikke')), false)
    await reader.receive(updateMessage(written('stadig ikke')), true)
    expect(closes).to.deep.equal([collabClose.notAllowed])
    expect(sent.some(([type]) => type === collabMessage.saved)).to.equal(false)
    expect(await table.rows()).to.deep.equal([])
    reader.leave()
  })

  it('[CD12] finishes what was accepted when its writer leaves at once, also when it is opened again meanwhile', async () => {
    for (let round = 1; round <= 20; round++) {
      const writer = await open(peerOf().peer)
      void writer.receive(updateMessage(written('x')), true)
      writer.leave()
      const next = await open(peerOf().peer)
      void next.receive(updateMessage(written('x')), true)
      next.leave()
      expect(await table.text()).to.have.length(round * 2)
    }
    await closed()
    expect(await table.rows()).to.have.lengthOf.within(20, 40)
  })

  it('finishes what was accepted before the server closes', async () => {
    const writer = await open(peerOf().peer)
    for (let i = 0; i < 500; i++) void writer.receive(updateMessage(written('x')), true)
    await table.reopen()
    expect(await table.text()).to.have.length(500)
  })

  it('is read once for all who come at the same time', async () => {
    const peers = Array.from({ length: 10 }, () => peerOf())
    const memberships = await Promise.all(peers.map(({ peer }) => open(peer)))
    expect(table.house().documents.stats().documents).to.equal(1)
    await memberships[0]?.receive(updateMessage(written('én')), true)
    await memberships[9]?.receive(question, true)
    const last = peers[9]?.sent.some(([type, step]) => type === collabMessage.sync && step === 1)
    expect(last).to.equal(true)
    for (const membership of memberships) membership.leave()
    await closed()
  })

  it('[CD13] keeps who wrote each row', async () => {
    const writer = await open(peerOf().peer)
    await writer.receive(updateMessage(written('x')), true)
    writer.leave()
    const [row] = await table.rows()
    expect(row).to.include({ document: documentPath(table.document), personId: table.worker.id })
  })
})
