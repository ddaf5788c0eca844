const spelled = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const
export type Spelled = (typeof spelled)[number]

/** A number that has a word of its own in the texts; null when it is better written in digits. */
export function spelledNumber(count: number): Spelled | null {
  return spelled.find(number => number === count) ?? null
}
