import { cold } from './measurements/cold.ts'
import { cursors } from './measurements/cursors.ts'
import type { Figures, Measurement } from './measurements/measurement.ts'
import { memory } from './measurements/memory.ts'
import { updates } from './measurements/updates.ts'
import { createTable } from './table.ts'

const everything = [updates, memory, cursors, cold]

type Say = (line: string) => void

/**
 * The notes' server beside hocuspocus and the stock server of y-websocket, under the same load, in turn; the lines of a
 * table, the middle of the rounds with between what they lay, and in bold what ours is of theirs.
 */
export async function measurePeers(say: Say, quick: boolean, chosen: readonly string[] = []): Promise<string[]> {
  const measurements = everything.map(make => make(quick))
  const wanted = measurements.filter(({ id }) => chosen.length === 0 || chosen.includes(id))
  const table = createTable()
  for (const measurement of wanted) await measureAll(measurement, quick ? 1 : 3, say, table.add)
  return [...wanted.map(({ id, about }) => `- ${id}: ${about}`), '', ...table.lines()]
}

type Add = (id: string, system: string, figures: Figures) => void

async function measureAll(measurement: Measurement, rounds: number, say: Say, add: Add) {
  const { id, about, systems } = measurement
  say(`${id}: ${about}`)
  try {
    for (const system of systems) await measurement.prepare?.(system)
    for (let round = 1; round <= rounds; round++) {
      for (const system of systems) {
        const figures = await measurement.measure(system)
        add(id, system.name, figures)
        say(`  ${round}. ${system.name}: ${inWords(figures)}`)
      }
    }
  } finally {
    await measurement.end?.()
  }
}

const inWords = (figures: Figures) =>
  Object.entries(figures)
    .map(([what, value]) => `${what} ${Number(value.toFixed(2))}`)
    .join('; ')
