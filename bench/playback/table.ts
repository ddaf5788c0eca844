import { inWords, type Spread, spreadOf } from '../harness/stats.ts'
import type { Commands } from './scenarios/commands.ts'
import type { Steady } from './scenarios/steady.ts'

/** What was measured of one system, all its rounds together. */
export type Measured = { steady: Steady[]; commands: Commands[] }

const all = (lists: readonly (readonly number[])[]) => lists.flat()
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const ratio = (ours: number, theirs: number) => (theirs > 0 ? `${(ours / theirs).toFixed(2)}×` : '–')

type Row = { what: string; of: (measured: Measured) => Spread }
const rows: Row[] = [
  { what: 'P1 skew while playing, media clock, ms', of: ({ steady }) => spreadOf(all(steady.map(one => one.media))) },
  { what: 'P1 skew while playing, painted, ms', of: ({ steady }) => spreadOf(all(steady.map(one => one.painted))) },
  { what: 'P2 play to within 10 ms (media), ms', of: ({ commands }) => spreadOf(all(commands.map(one => one.play10))) },
  { what: 'P2 play to within 40 ms, ms', of: ({ commands }) => spreadOf(all(commands.map(one => one.play40))) },
  { what: 'P2 seek to within 10 ms (media), ms', of: ({ commands }) => spreadOf(all(commands.map(one => one.seek10))) },
  { what: 'P2 seek to within 40 ms, ms', of: ({ commands }) => spreadOf(all(commands.map(one => one.seek40))) },
  { what: 'P3 pause settled, ms', of: ({ commands }) => spreadOf(all(commands.map(one => one.pauseSettled))) },
]

/** The systems beside each other: p50 / p95 / p99 / max, and the ratio of the 95th percentiles to the first peer's. */
export function comparison(measured: Record<string, Measured>): string {
  const names = Object.keys(measured)
  const [ours = '', peer = ''] = names
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const lines = rows.map(({ what, of }) => {
    const spreads = names.map(name => of(measured[name] as Measured))
    return line([what, ...spreads.map(inWords), ratio(spreads[0]?.p95 ?? 0, spreads[1]?.p95 ?? 0)])
  })
  const count = (what: string, of: (measured: Measured) => string) =>
    line([what, ...names.map(name => of(measured[name] as Measured)), ''])
  const sum = (measured: Measured, of: (commands: Commands) => number) =>
    measured.commands.reduce((total, one) => total + of(one), 0)
  return [
    line(['', ...names, `${ours} / ${peer} at p95`]),
    line(['---', ...names.map(() => '---'), '---']),
    ...lines,
    count('P2 not within 10 ms after 2.3 s', one => String(sum(one, ({ never }) => never))),
    count(
      'P3 pauses with another frame on some screen',
      one => `${sum(one, c => c.pausesWrong)} of ${sum(one, c => c.pauses)}`,
    ),
    count(
      'P4 pauses on the frame the presser saw',
      one => `${sum(one, c => c.pausesAsSeen)} of ${sum(one, c => c.pauses)}`,
    ),
    count('P5 rate writes a minute and player', one => mean(one.steady.map(s => s.rateWritesAMinute)).toFixed(1)),
    count('P5 seeks a minute and player', one => mean(one.steady.map(s => s.seeksAMinute)).toFixed(1)),
  ].join('\n')
}
