/** One figure a round of ours and of the peer's, taken by turns. */
export type Beside = {
  what: string
  ours: readonly number[]
  theirs: readonly number[]
  digits: number
  /** Whether more of it is better, as of MB/s, or less, as of seconds. */
  better: 'more' | 'less'
}

/** The middle one of some values; NaN of none. */
export const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** A row of a table: as many cells as are given. */
export const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** The two rows that begin a table beside one peer. */
export const besideHead = (theirs: string, ours = 'samsyn'): string[] => [
  row('', ours, theirs, 'ratio of the middles', 'worst round'),
  row('---', '---', '---', '---', '---'),
]

/** The middles of both, their ratio (how many times as fast ours is) and the lowest ratio of a round. */
export function besideRow({ what, ours, theirs, digits, better }: Beside): string {
  const ratio = (our: number, their: number) => (better === 'more' ? our / their : their / our)
  const worst = Math.min(...ours.map((our, round) => ratio(our, theirs[round] ?? Number.NaN)))
  const ratios = [ratio(middle(ours), middle(theirs)), worst].map(value => `${value.toFixed(2)}×`)
  return row(what, middle(ours).toFixed(digits), middle(theirs).toFixed(digits), ...ratios)
}
