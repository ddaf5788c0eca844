import type { System } from '../systems.ts'

/** What one round of one system gave, under the name of the row. */
export type Figures = Record<string, number>

/** One of the measurements, of the systems that can be measured in it. */
export type Measurement = {
  id: string
  about: string
  systems: readonly System[]
  /** What is done once, before the rounds. */
  prepare?: (system: System) => Promise<void>
  measure: (system: System) => Promise<Figures>
  end?: () => Promise<void>
}
