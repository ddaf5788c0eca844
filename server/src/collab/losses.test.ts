import { once } from 'node:events'
import { documentPath } from '@samsyn/shared'
import { expect } from 'chai'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { startChild } from './testing/children.ts'
import type { Client } from './testing/client.ts'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'

/** Each is how a server of this kind has lost what people wrote. */
describe('the known ways to lose a document', () => {
  let table: Table
  let a: Client

  beforeEach(async () => {
    table = await layTable()
    a = await table.connected()
    a.text.insert(0, 'værdifuldt')
    await a.allSaved()
  })

  afterEach(() => table.clear())

  const putAway = () => until(() => table.house().documents.stats().documents === 0)
  const trigger = (when: string) =>
    sql`${sql.raw(`CREATE TRIGGER broken BEFORE ${when} BEGIN SELECT RAISE(ABORT, 'disk full'); END`)}`.execute(
      table.house().store,
    )
  const mend = () => sql`DROP TRIGGER broken`.execute(table.house().store)

  it('[CB8] empty overwrite after failed load: who comes while it cannot be read writes nothing over it', async () => {
    a.provider.disconnect()
    await putAway()
    const { store } = table.house()
    const torn = {
      document: documentPath(table.document),
      personId: table.worker.id,
      atMs: 0,
      content: new Uint8Array(3),
    }
    await store.insertInto('documentUpdate').values(torn).execute()
    const b = table.connect(table.cookies.supervisor)
    b.text.insert(0, 'skrevet imens, ')
    await until(() => b.closes.length > 1)
    expect(await table.rows()).to.have.length(2)
    await store.deleteFrom('documentUpdate').where('atMs', '=', 0).execute()
    await b.allSaved()
    expect(await table.text()).to.be.oneOf(['skrevet imens, værdifuldt', 'værdifuldtskrevet imens, '])
  })

  it('[CB9] debounce lost at a crash: what is acknowledged is there after a kill at once', async () => {
    const { port } = table.house()
    a.provider.disconnect()
    await table.house().close()
    const child = await startChild(table.dataDir, port)
    a.provider.connect()
    a.text.insert(0, 'lige nu, ')
    await a.allSaved()
    child.kill('SIGKILL')
    await once(child, 'exit')
    a.close()
    await table.reopen()
    expect(await table.text()).to.equal('lige nu, værdifuldt')
  })

  it('[CB10] not stored at shutdown: what came in before the server stopped is there', async () => {
    for (let i = 0; i < 200; i++) a.text.insert(0, 'x')
    await until(() => a.saved() > 2)
    a.provider.shouldConnect = false
    const before = a.saved()
    await table.reopen()
    const kept = (await table.text()).length - 'værdifuldt'.length
    expect(kept).to.be.at.least(before - 2)
  })

  it('[CB11] unload racing reload: who comes as the last one leaves has it all', async () => {
    for (let round = 1; round <= 30; round++) {
      a.text.insert(0, 'x')
      await a.allSaved()
      a.provider.disconnect()
      if (round % 2 === 0) await putAway()
      else await until(() => a.closes.length >= round)
      a.provider.connect()
      const b = await table.connected(table.cookies.supervisor)
      expect(b.text.length).to.equal(round + 'værdifuldt'.length)
      b.close()
      await a.allSaved()
    }
  })

  it('[CB12] template inserted twice: the server begins nothing, and two who begin the same have it once', async () => {
    const b = await table.connected(table.cookies.supervisor)
    expect(await table.rows()).to.have.length(1)
    for (const { doc } of [a, b]) doc.getMap('sections').set('takeAway', new Y.XmlText('Det tager jeg med'))
    const sections = (doc: Y.Doc) => JSON.stringify(doc.getMap('sections').toJSON())
    await until(() => a.isSaved() && b.isSaved() && sections(a.doc) === sections(b.doc))
    const c = await table.connected(table.cookies.supervisor)
    expect(sections(c.doc)).to.equal('{"takeAway":"Det tager jeg med"}')
  })

  it('[CB13] failing store leaking: while nothing can be stored nobody is told it is, and nothing piles up', async () => {
    await trigger('INSERT ON "documentUpdate"')
    const closes = a.closes.length
    a.text.insert(0, 'endnu ikke ')
    await until(() => a.closes.length > closes + 2)
    expect(a.isSaved()).to.equal(false)
    a.provider.disconnect()
    await putAway()
    await mend()
    a.provider.connect()
    await a.allSaved()
    expect(await table.text()).to.equal('endnu ikke værdifuldt')
  })

  it('[CB14] destroy before write: a snapshot that cannot be written takes nothing away', async () => {
    await trigger('INSERT ON "documentSnapshot"')
    for (let i = 0; i < 60; i++) {
      a.text.insert(0, 'x')
      await a.allSaved()
    }
    a.provider.disconnect()
    await putAway()
    await mend()
    expect(await table.rows()).to.have.length(61)
    const b = await table.connected(table.cookies.supervisor)
    expect(b.text.toString()).to.equal(`${'x'.repeat(60)}værdifuldt`)
  })
})
