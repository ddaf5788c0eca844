import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextRound } from 'node:timers/promises'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createDurability } from './durability.ts'
import { openStore } from './store.ts'

const row = { document: 'notes/x', personId: 'ane', atMs: 0, content: new Uint8Array(10) }

/** A disk that works when it is told to; whoever waits for it where they are waits for long. */
function slowDisk() {
  const works: PromiseWithResolvers<void>[] = []
  let clockMs = 0
  let waitedHere = 0
  const datasync = () => {
    const work = Promise.withResolvers<void>()
    works.push(work)
    return work.promise
  }
  const datasyncHere = () => {
    waitedHere++
    clockMs += 500
  }
  return {
    works,
    waitedHere: () => waitedHere,
    now: () => clockMs,
    open: () => Promise.resolve({ datasync, datasyncHere, close: () => Promise.resolve() }),
  }
}

/** Whether a promise is kept by now. */
const isKept = (promise: Promise<unknown>) => Promise.race([promise.then(() => true), nextRound(false)])

describe('What is written', () => {
  it('[LG44] is on the disk before its writer hears so; who comes while the disk works shares the next time', async () => {
    const { works, open, now } = slowDisk()
    const { settled, close } = createDurability('wal', open, now)
    const first = settled()
    await nextRound()
    const [second, third] = [settled(), settled()]
    expect(await isKept(first)).to.equal(false)
    works[0]?.resolve()
    await first
    expect(await isKept(second)).to.equal(false)
    expect(works).to.have.length(2)
    works[1]?.resolve()
    await Promise.all([second, third])
    expect(works).to.have.length(2)
    await close()
  })

  it('[LG44] is vouched for no more once the disk has failed, though it may seem to work again', async () => {
    const { works, open } = slowDisk()
    const { settled } = createDurability('wal', open)
    const said = [settled(), settled()].map(written =>
      written.then(
        () => 'on the disk',
        error => error.message,
      ),
    )
    await nextRound()
    works[0]?.reject(new Error('EIO'))
    expect(await Promise.all(said)).to.deep.equal(['EIO', 'EIO'])
    expect(await settled().catch(error => error.message)).to.equal('EIO')
    expect(works).to.have.length(1)
  })

  it('[LG46] is brought to the disk at once while that is quick; once it was slow, only its writer waits', async () => {
    const { works, open, now, waitedHere } = slowDisk()
    const { settled, close } = createDurability('wal', open, now)
    const first = settled()
    await nextRound()
    works[0]?.resolve()
    await first
    await settled()
    expect(waitedHere()).to.equal(1)
    const third = settled()
    await nextRound()
    expect(await isKept(third)).to.equal(false)
    works[1]?.resolve()
    await third
    expect([waitedHere(), works.length]).to.deep.equal([1, 2])
    await close()
  })

  it('[LG45] waits while another process writes, and whoever has nothing to do with it goes on', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'samsyn-store-'))
    const store = await openStore(dir)
    const other = new DatabaseSync(join(dir, 'samsyn.db'))
    try {
      other.exec('BEGIN IMMEDIATE')
      const writing = store.insertInto('documentUpdate').values(row).execute()
      // Waited for within SQLite, no round of the event loop would come before the other has ended.
      for (let rounds = 100; rounds > 0; rounds--) await nextRound()
      expect(await isKept(writing)).to.equal(false)
      other.exec('COMMIT')
      await writing
      const { rows } = await store
        .selectFrom('documentUpdate')
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow()
      expect(rows).to.equal(1)
    } finally {
      other.close()
      await store.destroy()
      await rm(dir, { recursive: true })
    }
  })
})
