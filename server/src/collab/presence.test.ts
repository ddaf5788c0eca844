import { AtDocument, collabClose } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { type AwarenessState, awarenessMessage } from './message.ts'
import { type Client, openRaw } from './testing/client.ts'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'

describe('awareness', () => {
  let table: Table
  let a: Client
  let b: Client

  beforeEach(async () => {
    table = await layTable()
    a = await table.connected()
    b = await table.connected(table.cookies.supervisor)
  })

  afterEach(() => table.clear())

  const seen = (by: Client, whose: Client | number) =>
    by.provider.awareness.getStates().get(typeof whose === 'number' ? whose : whose.doc.clientID)
  const says = (state: object, client: number, clock = 1_000): Uint8Array =>
    awarenessMessage([{ client, clock, json: JSON.stringify(state) } satisfies AwarenessState])
  const point = (who: Client, cursor: number) => who.provider.awareness.setLocalStateField('cursor', cursor)

  it('[NO60] cursors are relayed under the name of the session, whatever name is sent', async () => {
    a.provider.awareness.setLocalStateField('user', { id: table.supervisor.id, displayName: 'Per Lund' })
    point(a, 7)
    await until(() => seen(b, a)?.cursor === 7)
    expect(AtDocument.parse(seen(b, a)).user).to.deep.equal({ id: table.worker.id, displayName: 'Maja Holm' })
    const c = await table.connected(table.cookies.supervisor)
    await until(() => seen(c, a)?.cursor === 7)
    expect(AtDocument.parse(seen(c, a)).user).to.deep.equal({ id: table.worker.id, displayName: 'Maja Holm' })
  })

  it('another cannot be removed, renamed or moved', async () => {
    point(a, 1)
    await until(() => seen(b, a)?.cursor === 1)
    const raw = await openRaw(table.address(table.cookies.supervisor))
    raw.send(awarenessMessage([{ client: a.doc.clientID, clock: 5_000, json: 'null' }]))
    raw.send(says({ cursor: 666 }, a.doc.clientID))
    raw.send(says({ cursor: 'mine' }, 4711))
    await until(() => seen(b, 4711)?.cursor === 'mine')
    expect(seen(b, a)?.cursor).to.equal(1)
    point(a, 2)
    await until(() => seen(b, a)?.cursor === 2)
    raw.close()
    await until(() => seen(b, 4711) === undefined)
  })

  it('a connection speaks for one client only', async () => {
    const raw = await openRaw(table.address())
    raw.send(says({ cursor: 1 }, 11))
    raw.send(says({ cursor: 2 }, 22))
    raw.send(says({ cursor: 3 }, 11, 1_001))
    await until(() => seen(b, 11)?.cursor === 3)
    expect(seen(b, 22)).to.equal(undefined)
    raw.close()
  })

  it('who leaves is removed for the others, and seen again at once on coming back', async () => {
    point(a, 1)
    await until(() => seen(b, a)?.cursor === 1)
    for (let time = 0; time < 3; time++) {
      a.provider.disconnect()
      await until(() => seen(b, a) === undefined)
      a.provider.connect()
      await until(() => seen(b, a)?.cursor === 1)
    }
    point(a, 2)
    await until(() => seen(b, a)?.cursor === 2)
  })

  it('a connection that dies is removed, and its client cannot be revived by somebody else', async () => {
    const raw = await openRaw(table.address())
    raw.send(says({ cursor: 1 }, 33))
    await until(() => seen(b, 33)?.cursor === 1)
    raw.close()
    await until(() => seen(b, 33) === undefined)
    const other = await openRaw(table.address(table.cookies.supervisor))
    other.send(says({ cursor: 2 }, 33, 9_000))
    other.send(says({ cursor: 3 }, 44))
    await until(() => seen(b, 44)?.cursor === 3)
    expect(seen(b, 33)).to.equal(undefined)
    other.close()
  })

  it('the same session takes its client over from a connection not yet known to be dead', async () => {
    const old = await openRaw(table.address())
    old.send(says({ cursor: 1 }, 55))
    await until(() => seen(b, 55)?.cursor === 1)
    const back = await openRaw(table.address())
    back.send(says({ cursor: 2 }, 55))
    await until(() => seen(b, 55)?.cursor === 2)
    old.close()
    back.send(says({ cursor: 3 }, 55, 1_001))
    await until(() => seen(b, 55)?.cursor === 3)
    back.close()
  })

  it('states that are no object, no JSON or too large close that client alone', async () => {
    const client = new Y.Doc().clientID
    for (const json of ['7', '[]', '{', JSON.stringify({ cursor: 'x'.repeat(17_000) })]) {
      const raw = await openRaw(table.address())
      raw.send(awarenessMessage([{ client, clock: 1, json }]))
      expect(await raw.closed()).to.equal(collabClose.badMessage)
    }
    point(a, 5)
    await until(() => seen(b, a)?.cursor === 5)
    expect([...a.closes, ...b.closes]).to.deep.equal([])
  })
})
