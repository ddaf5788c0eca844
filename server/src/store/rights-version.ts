import {
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type OperationNode,
  OperatorNode,
  ReferenceNode,
  type RootOperationNode,
  TableNode,
  ValueNode,
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
/** The version, and who wants to hear of what it leaves out: that one session was changed by its id, which concerns nobody else. */
export type RightsVersion = { (): string; onSession(listener: (id: string) => void): void }

/**
 * A value that is another one whenever this process has written to a column that may decide who may do what, or another
 * process has written anything. What was read while it was the same still holds, but of the sessions that are told of one by one.
 */
export function createRightsVersion(changedElsewhere: () => number): {
  version: RightsVersion
  /** To be called for each statement that has written, before anybody can read what it wrote. */
  wrote: (node: RootOperationNode) => void
} {
  const listeners = new Set<(id: string) => void>()
  let own = 0
  const elsewhere = oncePerRound(changedElsewhere)
  const version = () => `${own}/${elsewhere()}`
  return {
    version: Object.assign(version, { onSession: (listener: (id: string) => void) => void listeners.add(listener) }),
    wrote(node) {
      if (!mayDecide(node)) return
      const session = oneSession(node)
      if (session === null) own++
      else for (const listener of listeners) listener(session)
    },
  }
}

/** The session that a statement changes, where it changes no other row; else null. */
function oneSession(node: RootOperationNode): string | null {
  if (node.kind !== 'UpdateQueryNode' || nameOf(node.table) !== 'session' || node.from || node.joins) return null
  return idIn(node.where?.where)
}

/** The id that a condition asks for, where nothing without it fits. */
function idIn(node: OperationNode | undefined): string | null {
  if (!node) return null
  if (AndNode.is(node)) return idIn(node.left) ?? idIn(node.right)
  if (!BinaryOperationNode.is(node)) return null
  const { leftOperand, operator, rightOperand } = node
  if (!OperatorNode.is(operator) || operator.operator !== '=' || columnIn(leftOperand) !== 'id') return null
  return ValueNode.is(rightOperand) && typeof rightOperand.value === 'string' ? rightOperand.value : null
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
