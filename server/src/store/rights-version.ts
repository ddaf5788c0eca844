import {
  ColumnNode,
  type KyselyPlugin,
  type OperationNode,
  type QueryId,
  ReferenceNode,
  type RootOperationNode,
  TableNode,
} from 'kysely'
import type { Schema } from './schema.ts'

/**
 * The columns, table by table, that decide who somebody is and what they may do. Every table must say so; of what changes
 * with each byte, word or beat (`seenMs`, `receivedBytes`, `progress`) none does.
 */
const deciding: { readonly [Table in keyof Schema]: readonly (keyof Schema[Table])[] } = {
  organisation: [],
  person: ['organisationId', 'displayName', 'email', 'role', 'locale', 'disabledMs', 'demo'],
  session: ['personId', 'expiresMs', 'revokedMs', 'lockedMs', 'enrolling'],
  signInLink: [],
  course: ['workerId', 'supervisorId'],
  cycle: ['courseId'],
  cycleTransition: [],
  recording: ['cycleId', 'discardedMs'],
  filmedPerson: [],
  consent: [],
  consentEvent: [],
  job: [],
  sequence: ['recordingId'],
  developmentPoint: [],
  meeting: ['cycleId'],
  logEntry: [],
  playback: [],
  documentSnapshot: [],
  documentWriter: [],
  documentErased: [],
  documentUpdate: [],
  fileTag: [],
  fileKey: [],
  sealedTable: [],
  access: [],
  deletionReceipt: [],
  damaged: [],
  clock: [],
  passkey: [],
  answeredChallenge: [],
  organisationSubject: [],
  auditEvent: [],
  auditHead: [],
}

/** Of these a new row gives somebody a right, and so a room to hear from; of any other it changes nothing that was known. */
const granting: ReadonlySet<string> = new Set<keyof Schema>(['course'])

const columnsOf = (table: string): readonly string[] | undefined =>
  (deciding as Record<string, readonly string[]>)[table]
export type RightsVersion = () => string

/**
 * A value that is another one whenever this process has written to a column that may decide who may do what, or another
 * process has written anything. What was read while it was the same still holds.
 */
export function createRightsVersion(changedElsewhere: () => number): {
  plugin: KyselyPlugin
  version: RightsVersion
} {
  const writes = new WeakSet<QueryId>()
  let own = 0
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      if (mayDecide(node)) writes.add(queryId)
      return node
    },
    // After the writing: what was read before it was remembered under the value from before.
    transformResult({ result, queryId }) {
      if (writes.has(queryId)) own++
      return Promise.resolve(result)
    },
  }
  const elsewhere = oncePerRound(changedElsewhere)
  return { plugin, version: () => `${own}/${elsewhere()}` }
}

/** Asks once in a round of the event loop: what comes in one round has come at the same time. */
function oncePerRound<Value>(ask: () => Value): () => Value {
  let known: { value: Value } | null = null
  return () => {
    if (known) return known.value
    setImmediate(() => {
      known = null
    })
    known = { value: ask() }
    return known.value
  }
}

/** What cannot be seen through is taken to decide. */
function mayDecide(node: RootOperationNode): boolean {
  if (node.kind === 'SelectQueryNode') return false
  if ('with' in node && node.with) return true
  if (node.kind === 'InsertQueryNode') {
    const table = node.into?.table.identifier.name
    if (table === undefined || node.replace || node.orAction) return true
    return granting.has(table) || sets(table, node.onConflict?.updates ?? [])
  }
  if (node.kind === 'UpdateQueryNode') {
    const table = nameOf(node.table)
    return table === null || !node.updates || sets(table, node.updates)
  }
  if (node.kind === 'DeleteQueryNode') {
    const [from, ...others] = node.from.froms
    const table = others.length === 0 ? nameOf(from) : null
    return table === null || columnsOf(table)?.length !== 0
  }
  return true
}

/** Whether any of these columns of a table decides. */
function sets(table: string, updates: readonly { column: OperationNode }[]): boolean {
  const columns = columnsOf(table)
  if (!columns) return true
  return updates.some(({ column }) => {
    const name = columnIn(column)
    return name === null || columns.includes(name)
  })
}

function columnIn(node: OperationNode): string | null {
  const column = ReferenceNode.is(node) ? node.column : node
  return ColumnNode.is(column) ? column.column.name : null
}

const nameOf = (node: OperationNode | undefined) => (node && TableNode.is(node) ? node.table.identifier.name : null)
