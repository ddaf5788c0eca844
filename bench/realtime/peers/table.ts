import type { Figures } from './measurements/measurement.ts'
import { ours, systems } from './systems.ts'

/** A row's figures by system, a figure a round. */
type Rounds = Map<string, number[]>

/** Collects the rounds, and lays the systems beside each other as lines of Markdown. */
export function createTable() {
  const rows = new Map<string, Rounds>()

  function add(id: string, system: string, figures: Figures) {
    for (const [what, value] of Object.entries(figures)) {
      const row = rows.get(`${id} ${what}`) ?? new Map<string, number[]>()
      row.set(system, [...(row.get(system) ?? []), value])
      rows.set(`${id} ${what}`, row)
    }
  }

  function lines(): string[] {
    const names = systems.map(({ name }) => name)
    const head = [line(['', ...names]), line(['---', ...names.map(() => '---:')])]
    return [...head, ...[...rows].map(([what, row]) => line([what, ...names.map(name => cell(row, name))]))]
  }

  return { add, lines }
}

function cell(row: Rounds, name: string): string {
  const values = row.get(name)
  if (!values) return '–'
  const own = row.get(ours.name) ?? []
  const ratios = values.flatMap((value, round) => ratioOf(own[round], value))
  const beside = name === ours.name || ratios.length === 0 ? '' : `; **${spread(ratios, 2)}×**`
  return `${spread(values, digitsFor(values))}${beside}`
}

const ratioOf = (own: number | undefined, value: number) =>
  own !== undefined && own > 0 && value > 0 ? [own / value] : []

/** The middle of the rounds, and between what they lay. */
function spread(values: readonly number[], digits: number): string {
  const sorted = values.toSorted((a, b) => a - b)
  const words = [sorted[Math.floor(sorted.length / 2)], sorted[0], sorted.at(-1)].map(value =>
    (value ?? 0).toFixed(digits),
  )
  return words[1] === words[2] ? `${words[0]}` : `${words[0]} (${words[1]}–${words[2]})`
}

function digitsFor(values: readonly number[]): number {
  const most = Math.max(...values.map(Math.abs))
  if (most === 0 || most >= 100) return 0
  return most >= 10 ? 1 : 2
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
