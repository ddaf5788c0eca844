import { documentPath } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'

describe('a client of the stock, with nothing of ours', () => {
  let table: Table
  const providers: WebsocketProvider[] = []

  beforeEach(async () => {
    table = await layTable()
  })

  afterEach(async () => {
    for (const provider of providers.splice(0)) {
      provider.destroy()
      provider.doc.destroy()
    }
    await table.clear()
  })

  function connect(cookie: string): WebsocketProvider {
    class SignedIn extends WebSocket {
      constructor(url: string | URL) {
        super(url, { headers: { cookie } })
      }
    }
    const { url, document } = table.address()
    const options = { WebSocketPolyfill: SignedIn as never, disableBc: true, maxBackoffTime: 100 }
    const provider = new WebsocketProvider(url, documentPath(document), new Y.Doc(), options)
    providers.push(provider)
    return provider
  }

  it('[CB19] two write, are cut off, meet a new server, and have the same; their cursors too', async () => {
    const [a, b] = [connect(table.cookies.worker), connect(table.cookies.supervisor)]
    const text = ({ doc }: WebsocketProvider) => doc.getText('text')
    await until(() => a.synced && b.synced)
    for (let round = 0; round < 20; round++) {
      text(a).insert(0, 'a')
      text(b).insert(text(b).length, 'b')
      if (round % 5 === 1) a.disconnect()
      if (round % 5 === 3) a.connect()
      if (round === 10) await table.reopen()
    }
    a.connect()
    await until(() => a.synced && b.synced && text(a).length === 40 && text(a).toString() === text(b).toString())
    expect(Y.encodeStateAsUpdate(a.doc)).to.deep.equal(Y.encodeStateAsUpdate(b.doc))
    await until(async () => (await table.text()) === text(a).toString())
    a.awareness.setLocalStateField('cursor', 7)
    await until(() => b.awareness.getStates().get(a.doc.clientID)?.cursor === 7)
  })
})
