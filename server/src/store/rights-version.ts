import { type KyselyPlugin, type OperationNode, type QueryId, type RootOperationNode, TableNode } from 'kysely'

/** Tables that say nothing about who somebody is and what they may do. Every other is taken to decide it. */
const deciding = (table: string) => !undecided.has(table)
const undecided = new Set([
  'logEntry',
  'documentUpdate',
  'documentSnapshot',
  'documentWriter',
  'playback',
  'access',
  'deletionReceipt',
  'job',
  'fileKey',
])

export type RightsVersion = () => string

/**
 * A value that is another one whenever this process has written to a table that may decide who may do what, or another
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

function mayDecide(node: RootOperationNode): boolean {
  if (node.kind === 'SelectQueryNode') return false
  const tables = namesIn(node)
  return tables === null || tables.some(deciding)
}

/** The tables a statement writes to; null when that cannot be seen. */
function namesIn(node: RootOperationNode): string[] | null {
  if (node.kind === 'InsertQueryNode') return node.into ? [node.into.table.identifier.name] : null
  if (node.kind === 'UpdateQueryNode') return nameOf(node.table)
  if (node.kind === 'DeleteQueryNode') return node.from.froms.length === 1 ? nameOf(node.from.froms[0]) : null
  return null
}

const nameOf = (node: OperationNode | undefined) => (node && TableNode.is(node) ? [node.table.identifier.name] : null)
