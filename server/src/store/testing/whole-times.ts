import type { KyselyPlugin } from 'kysely'

type Node = { kind: string } & Record<string, unknown>

/**
 * Refuses, in tests, times that are not whole milliseconds, wherever they are bound to SQL: some databases keep them as they
 * are, others refuse them.
 */
export const wholeTimes: KyselyPlugin = {
  transformQuery({ node }) {
    look(node as unknown as Node)
    return node
  },
  transformResult: async ({ result }) => result,
}

function look(node: Node): void {
  if (node.kind === 'InsertQueryNode') lookInsert(node)
  if (node.kind === 'ColumnUpdateNode') refuse(columnIn(node.column), valueIn(node.value))
  if (node.kind === 'BinaryOperationNode') refuse(columnIn(node.leftOperand), valueIn(node.rightOperand))
  for (const part of Object.values(node))
    for (const one of Array.isArray(part) ? part : [part]) if (isNode(one)) look(one)
}

function lookInsert({ columns, values }: Node): void {
  const names = Array.isArray(columns) ? columns.map(columnIn) : []
  const rows = isNode(values) && Array.isArray(values.values) ? values.values.filter(isNode) : []
  for (const row of rows) {
    const given = Array.isArray(row.values) ? row.values : []
    for (const [index, value] of given.entries()) refuse(names[index] ?? null, isNode(value) ? valueIn(value) : value)
  }
}

function refuse(column: string | null, value: unknown): void {
  if (typeof value !== 'number' || !column?.endsWith('Ms') || Number.isInteger(value)) return
  throw new Error(`${column} is bound to ${value}, which is no whole number of milliseconds`)
}

function columnIn(node: unknown): string | null {
  if (!isNode(node)) return null
  if (node.kind === 'IdentifierNode') return String(node.name)
  return columnIn(node.column)
}

const valueIn = (node: unknown): unknown => (isNode(node) && node.kind === 'ValueNode' ? node.value : undefined)
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'kind' in value
