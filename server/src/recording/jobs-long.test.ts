import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextRound } from 'node:timers/promises'
import { expect } from 'chai'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { pino } from 'pino'
import { openStore, type Store } from '../store/store.ts'
import { newJob } from './jobs.store.ts'
import { createJobs } from './jobs.ts'

describe('the list of work', () => {
  let dir: string
  let store: Store
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'samsyn-jobs-'))
    store = await openStore(dir)
  })
  afterEach(async () => {
    await store.destroy()
    await rm(dir, { recursive: true })
  })

  /** Work that lasts until the test ends it, or it is stopped. */
  function desk() {
    const pieces = new Map<string, () => void>()
    const news = new EventEmitter()
    const at = () => [...pieces.keys()].sort()
    return {
      at,
      async work(subject: string, signal: AbortSignal) {
        const { promise, resolve, reject } = Promise.withResolvers<void>()
        signal.addEventListener('abort', () => reject(signal.reason))
        pieces.set(subject, resolve)
        news.emit('changed')
        await promise.finally(() => {
          pieces.delete(subject)
          news.emit('changed')
        })
      },
      end: (subject: string) => pieces.get(subject)?.(),
      async until(...subjects: string[]) {
        while (at().join() !== subjects.join()) await once(news, 'changed')
      },
    }
  }

  it('[FM60] lets nothing short wait for what is long, and comes to all that is long in its turn', async () => {
    const { work, until, at, end } = desk()
    let order = 0
    const add = async (...subjects: string[]) => {
      for (const subject of subjects)
        await store
          .insertInto('job')
          .values(newJob('film', randomUUID(), subject, order++))
          .execute()
      jobs.wake()
    }
    const craft = { work, failed: async () => {} }
    const log = pino({ level: 'silent' })
    const jobs = createJobs({
      store,
      now: Date.now,
      log,
      crafts: { film: craft, small: craft },
      retryMs: 1,
      longMs: 100,
    })
    await add('long 1', 'long 2', 'long 3')
    await jobs.start()
    await until('long 1', 'long 2')
    // All but one are put back, one after the other, and the list is free for what is short.
    await until('long 1')
    await add('short 1', 'short 2')
    for (const short of ['short 1', 'short 2']) {
      await until('long 1', short)
      end(short)
    }
    await until('long 1')
    for (const [long, next] of [
      ['long 1', 'long 2'],
      ['long 2', 'long 3'],
    ] as const) {
      end(long)
      await until(next)
    }
    expect(at()).to.deep.equal(['long 3'])
    end('long 3')
    await jobs.idle()
    const rows = await store
      .selectFrom('job')
      .select(['subjectId', 'state', 'attempts', 'long'])
      .orderBy('createdMs')
      .execute()
    const done = { state: 'done', attempts: 0 }
    expect(rows).to.deep.equal([
      ...['long 1', 'long 2', 'long 3'].map(subjectId => ({ subjectId, ...done, long: 1 })),
      ...['short 1', 'short 2'].map(subjectId => ({ subjectId, ...done, long: 0 })),
    ])
    await jobs.close()
  })

  it('[FM70] is looked at again by itself when it could not be read, and nothing on it is done twice at once', async () => {
    const { work, until, at, end } = desk()
    const craft = { work, failed: async () => {} }
    const complaints: string[] = []
    const log = pino({ level: 'error' }, { write: line => void complaints.push(line) })
    let nowMs = Date.now()
    const crafts = { film: craft, small: craft }
    const jobs = createJobs({ store, now: () => nowMs, log, crafts, retryMs: 1, lookEveryMs: 20 })
    await store
      .insertInto('job')
      .values(newJob('film', randomUUID(), 'first', 1))
      .execute()
    await sql`ALTER TABLE job RENAME TO away`.execute(store)
    await jobs.start()
    while (!complaints.some(line => line.includes('cannot be read'))) await nextRound()
    await sql`ALTER TABLE away RENAME TO job`.execute(store)
    await until('first')
    // Its lease runs out, as it does where it cannot be renewed.
    nowMs += 10 * 60_000
    await store
      .insertInto('job')
      .values(newJob('film', randomUUID(), 'second', 2))
      .execute()
    await until('first', 'second')
    expect(at()).to.deep.equal(['first', 'second'])
    end('first')
    end('second')
    await jobs.idle()
    const rows = await store.selectFrom('job').select(['subjectId', 'state', 'attempts']).orderBy('createdMs').execute()
    expect(rows).to.deep.equal(['first', 'second'].map(subjectId => ({ subjectId, state: 'done', attempts: 0 })))
    await jobs.close()
  })
})
