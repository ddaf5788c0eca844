import type { KeyObject } from 'node:crypto'
import { type AuditEvent, type AuditKind, type ErrorCode, type Note, takenAlong } from '@samsyn/shared'
import { createGrouped } from '../store/grouped.ts'
import type { Store } from '../store/store.ts'
import { type Anchor, readAnchor, writeAnchor } from './anchor.ts'
import { addTo, type Draft, headOf } from './audit.store.ts'
import { type AccessRow, type Chain, createChain, type Head, noHead } from './chain.ts'
import { createSummed } from './summed.ts'

type Needs = {
  store: Store
  dataDir: string
  /** The key of the record, which lies with the other keys. */
  key: KeyObject
  now: () => number
  failed: (error: unknown) => void
  /** Whether a backup was just put in place of what was there, which may be older than the anchor. */
  restored?: boolean
}

/** The folder name under which the key of the record lies among the keys. */
export const auditKey = 'audit/chain'

type Keys = { make(folder: string): Promise<KeyObject>; renew(folder: string): Promise<unknown> }

/**
 * The key of the record. Where it is damaged there is another from now on, and what was vouched for by the one before is
 * found to be unproven: the record goes on, and no start fails for it.
 */
export function auditKeyIn(keys: Keys, failed: (error: unknown) => void): Promise<KeyObject> {
  return keys.make(auditKey).catch(async (error: unknown) => {
    failed(error)
    await keys.renew(auditKey)
    return keys.make(auditKey)
  })
}

const groupedEvents = 500
/** How often the end of the chain is noted outside of the database. */
const anchorEveryMs = 10_000
/** What is refused at a door and says that somebody tried what is not theirs. */
const told: ReadonlySet<ErrorCode> = new Set(['forbidden', 'not-found'])

export type Audit = Awaited<ReturnType<typeof openAudit>>

/**
 * The security record: what happened, in rows of which each vouches for all before it. What comes in one round of the event
 * loop shares a commit.
 */
export async function openAudit({ store, dataDir, key, now, failed, restored = false }: Needs) {
  const chain = createChain(key)
  const atMs = () => Math.round(now())
  const commit = createGrouped<Draft, Draft>(groupedEvents, async drafts => {
    await store.transaction().execute(transaction => addTo(transaction, chain, drafts))
    return drafts
  })
  const draftOf = (event: AuditEvent, more: Partial<Draft> = {}) => ({ ...draft(chain, event, atMs()), ...more })
  const note: Note = async event => void (await commit(draftOf(event)))
  const summed = createSummed(
    now,
    sums =>
      Promise.all(
        sums.map(({ event, fromMs, untilMs, count }) =>
          commit(draftOf(event, { atMs: fromMs, count, untilMs: count > 1 ? untilMs : null })),
        ),
      ),
    failed,
  )

  let anchored = await begin(store, dataDir, chain, restored, draftOf)

  async function anchor() {
    const known = await headOf(store)
    if (!known || known.seq === anchored.seq) return
    // By a commit of its own, after which all before it is on the disk: an anchor must never be ahead of the record.
    const head = await store.transaction().execute(transaction => addTo(transaction, chain, []))
    // The anchor stays where it was as long as the chain does not go on from there, so that this is found.
    if (!(await isAt(store, anchored))) throw new Error('the security record was changed while the server ran')
    await writeAnchor(dataDir, chain, head)
    anchored = head
  }

  const timer = setInterval(() => void anchor().catch(failed), anchorEveryMs).unref()

  return {
    note,
    /** Puts something on the record in a commit of somebody else's. */
    within: async (transaction: Store, events: readonly AuditEvent[]): Promise<void> =>
      void (await addTo(
        transaction,
        chain,
        events.map(event => draftOf(event)),
      )),
    /** Vouches for rows of `access` as they stand now, in the commit that wrote them. */
    viewed: async (transaction: Store, rows: readonly AccessRow[]): Promise<void> =>
      void (await addTo(
        transaction,
        chain,
        rows.map(row => viewOf(chain, row, draftOf)),
      )),
    /** What may come in floods; the same again within a minute is counted. */
    noteSummed: summed.note,
    /** A door's "no", where it says that somebody tried what is not theirs. */
    refused(request: string, code: ErrorCode, who: Pick<AuditEvent, 'actorId' | 'sessionId' | 'address'>): void {
      if (told.has(code)) summed.note({ kind: 'refusal', outcome: 'refused', ...who, detail: `${request} ${code}` })
    },
    /** Writes what was counted, and how far the chain has come. */
    async close(): Promise<void> {
      clearInterval(timer)
      await summed.close()
      await anchor()
    },
  }
}

type DraftOf = (event: AuditEvent, more?: Partial<Draft>) => Draft

function draft(chain: Chain, event: AuditEvent, atMs: number): Draft {
  const { kind, outcome = 'done', actorId = null, subjectId = null, sessionId = null, address, detail = null } = event
  return {
    ...{ kind, outcome, actorId, subjectId, sessionId, detail, atMs, count: 1, untilMs: null, accessSeq: null },
    address: address ? chain.addressMac(address) : null,
  }
}

function viewOf(chain: Chain, row: AccessRow, draftOf: DraftOf): Draft {
  const { personId: actorId, sessionId, recordingId: subjectId, seq } = row
  const event = { kind: kindOf(row), actorId, sessionId, subjectId, detail: chain.accessMac(row) } as AuditEvent
  return draftOf(event, { accessSeq: seq })
}

function kindOf({ stream }: AccessRow): AuditKind {
  if (stream === 'notes-version') return 'version-read'
  return (takenAlong as readonly string[]).includes(stream) ? 'export' : 'view'
}

/**
 * Begins the chain, or goes on with it; answers where it is anchored now. The first row says which rows of `access` are older
 * than the record. A chain that has not come as far as the anchor has been cut off: that is put on the record for good.
 */
async function begin(store: Store, dataDir: string, chain: Chain, restored: boolean, draftOf: DraftOf): Promise<Head> {
  const anchor = await readAnchor(dataDir, chain)
  const lostIn = async (store: Store, found: Head) => (restored ? null : lostBefore(store, anchor, found))
  const known = (await headOf(store)) ?? noHead
  const isWhole = known.seq > 0 && (await lostIn(store, known)) === null
  // Nothing is written where nothing is to be said: a start must go well on a full disk.
  if (isWhole && isHead(anchor) && !restored) return anchor
  const head = await store.transaction().execute(async transaction => {
    const found = await addTo(transaction, chain, [])
    const lost = await lostIn(transaction, found)
    if (lost === null && found.seq > 0) return found
    const began = lost === null ? {} : ({ outcome: 'failed', detail: lost } as const)
    return addTo(transaction, chain, [
      draftOf({ kind: 'began', ...began }, { accessSeq: await newestAccess(transaction) }),
    ])
  })
  await writeAnchor(dataDir, chain, head)
  return head
}

const isHead = (anchor: Anchor): anchor is Head => anchor !== null && anchor !== 'damaged'

/** What says that the chain is not what it was; null when nothing does. */
async function lostBefore(store: Store, anchor: Anchor, { seq }: Head): Promise<string | null> {
  if (anchor === 'damaged') return 'anchor damaged'
  if (anchor === null) return seq > 1 ? 'anchor missing' : null
  return (await isAt(store, anchor)) ? null : `anchor ${anchor.seq}`
}

/** Whether the chain has a row, and has it as it was. */
async function isAt(store: Store, { seq, mac }: Head): Promise<boolean> {
  if (seq === 0) return true
  const row = await store.selectFrom('auditEvent').select('mac').where('seq', '=', seq).executeTakeFirst()
  return row?.mac === mac
}

async function newestAccess(store: Store): Promise<number> {
  const row = await store
    .selectFrom('access')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst()
  return row?.seq ?? 0
}
