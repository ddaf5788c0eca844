import { createSecretKey } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PersonId, SessionId } from '@samsyn/shared'
import { afterEach, beforeEach } from 'mocha'
import { openStore, type Store } from '../../store/store.ts'
import { type Audit, openAudit } from '../audit.ts'
import { verifyAudit } from '../verify.ts'

export const key = createSecretKey(Buffer.alloc(32, 7))
export const id = (last: number) => `6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a${String(last).padStart(2, '0')}`
export const ane = id(1) as PersonId
export const sessionId = SessionId.parse(id(2))

/** A security record in a data folder of its own, anew for each test of a suite. */
export function testRecord() {
  const failures: Error[] = []
  const failed = (error: unknown) => void failures.push(error as Error)
  const held = { dir: '', clock: 1000, store: null as unknown as Store, audit: null as unknown as Audit }

  /** Somebody is shown a part of a film. */
  async function view(range: string): Promise<void> {
    await held.store.transaction().execute(async transaction => {
      const row = { recordingId: id(3), personId: ane, sessionId, stream: 'film', range, atMs: held.clock++ }
      const added = await transaction
        .insertInto('access')
        .values({ ...row, purpose: 'own' })
        .returningAll()
        .execute()
      await held.audit.viewed(transaction, added)
    })
  }

  const record = Object.assign(held, {
    failures,
    failed,
    /** Begins the record, or goes on with it, from now on. */
    async open(restored = false): Promise<void> {
      const { dir: dataDir, store } = held
      held.audit = await openAudit({ store, dataDir, key, now: () => held.clock, failed, restored })
    },
    problems: async (of: Store = held.store) => (await verifyAudit(of, held.dir, key)).problems,
    events: () => held.store.selectFrom('auditEvent').selectAll().orderBy('seq').execute(),
    view,
    async fill(rows: number): Promise<void> {
      for (let row = 0; row < rows; row++) {
        held.clock++
        await held.audit.note({ kind: 'sign-in', actorId: ane, sessionId, address: `192.0.2.${row % 5}` })
        await view(`${row}-${row + 99}`)
      }
    },
  })

  beforeEach(async () => {
    record.dir = await mkdtemp(join(tmpdir(), 'samsyn-audit-'))
    record.store = await openStore(record.dir)
    record.clock = 1000
    await record.open()
  })
  afterEach(async () => {
    await record.audit.close().catch(() => undefined)
    await record.store.destroy()
    await rm(record.dir, { recursive: true })
    failures.length = 0
  })
  return record
}
