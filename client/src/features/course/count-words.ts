const spelled = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const
export type Spelled = (typeof spelled)[number]

/** A number that has a word of its own in the texts; null when it is better written in digits. */
export function spelledNumber(count: number): Spelled | null {
  return spelled[count - 2] ?? null
}
