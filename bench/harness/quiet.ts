import { stolenShare } from './stolen.ts'

/** What was measured in one turn, and the share of the processors that the host of a virtual machine took meanwhile. */
export type Turn<T> = { value: T; stolen: number }

/** More than this, and a turn tells of the host rather than of what is measured. */
export const quietShare = 0.03

/** Measures again, at most so often, until the host left the machine alone; gives every turn, the last the quiet one if any was. */
export async function untilQuiet<T>(measure: () => Promise<T>, times = 4): Promise<Turn<T>[]> {
  const turns: Turn<T>[] = []
  for (let i = 0; i < times; i++) {
    const stolen = stolenShare()
    const turn = { value: await measure(), stolen: stolen() }
    turns.push(turn)
    if (turn.stolen <= quietShare) break
  }
  return turns
}

/** What was measured in quiet turns; null when none was. */
export function quietOf<T>(turns: readonly Turn<T>[]): T[] | null {
  const quiet = turns.filter(({ stolen }) => stolen <= quietShare).map(({ value }) => value)
  return quiet.length > 0 ? quiet : null
}

export const everyOf = <T>(turns: readonly Turn<T>[]): T[] => turns.map(({ value }) => value)
