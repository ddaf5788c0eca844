import { everyOf, quietOf, type Turn } from '../harness/quiet.ts'
import { inWords, type Spread, spreadOf } from '../harness/stats.ts'
import type { Commands } from './scenarios/commands.ts'
import type { Steady } from './scenarios/steady.ts'

/** Every turn of one system, all its rounds together. */
export type Turns = { steady: Turn<Steady>[]; commands: Turn<Commands>[] }
type Measured = { steady: Steady[]; commands: Commands[] }

const all = (lists: readonly (readonly number[])[]) => lists.flat()
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const ratio = (ours: number, theirs: number) => (theirs > 0 ? `${(ours / theirs).toFixed(2)}×` : '–')

const sum = (measured: Measured, of: (commands: Commands) => number) =>
  measured.commands.reduce((total, one) => total + of(one), 0)

type Row = { what: string; of: (measured: Measured) => Spread }
const rows: Row[] = [
  { what: 'P1 skew while playing, media clock, ms', of: ({ steady }) => spreadOf(all(steady.map(one => one.media))) },
  { what: 'P1 skew while playing, painted, ms', of: ({ steady }) => spreadOf(all(steady.map(one => one.painted))) },
  { what: 'P2 play to within 10 ms (media), ms', of: ({ commands }) => spreadOf(all(commands.map(one => one.play10))) },
  {
    what: 'P2 play to within 40 ms (painted), ms',
    of: ({ commands }) => spreadOf(all(commands.map(one => one.play40))),
  },
  { what: 'P2 seek to within 10 ms (media), ms', of: ({ commands }) => spreadOf(all(commands.map(one => one.seek10))) },
  {
    what: 'P2 seek to within 40 ms (painted), ms',
    of: ({ commands }) => spreadOf(all(commands.map(one => one.seek40))),
  },
  { what: 'P3 pause settled, ms', of: ({ commands }) => spreadOf(all(commands.map(one => one.pauseSettled))) },
]

const counts: { what: string; of: (measured: Measured) => string }[] = [
  { what: 'P2 not within 10 ms after 4.3 s', of: one => String(sum(one, ({ never }) => never)) },
  { what: 'P2 some screen elsewhere, by its pixels', of: one => String(sum(one, ({ elsewhere }) => elsewhere)) },
  {
    what: 'P3 pauses with another frame on some screen',
    of: one => `${sum(one, c => c.pausesWrong)} of ${sum(one, c => c.pauses)}`,
  },
  { what: 'P3 presses while some screen stood (not counted)', of: one => String(sum(one, c => c.pausesOfNothing)) },
  {
    what: 'P4 pauses on the frame the presser saw',
    of: one => `${sum(one, c => c.pausesAsSeen)} of ${sum(one, c => c.pauses)}`,
  },
  {
    what: 'P5 rate writes a minute and player',
    of: one => mean(one.steady.map(s => s.rateWritesAMinute)).toFixed(1),
  },
  { what: 'P5 seeks a minute and player', of: one => mean(one.steady.map(s => s.seeksAMinute)).toFixed(1) },
]

/** The systems beside each other: p50 / p95 / p99 / max, and the ratio of the 95th percentiles to the first peer's. */
function comparison(measured: Record<string, Measured>): string {
  const names = Object.keys(measured)
  const [ours = '', peer = ''] = names
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const spreadRows = rows.map(({ what, of }) => {
    const spreads = names.map(name => of(measured[name] as Measured))
    return line([what, ...spreads.map(inWords), ratio(spreads[0]?.p95 ?? 0, spreads[1]?.p95 ?? 0)])
  })
  const countRows = counts.map(({ what, of }) => line([what, ...names.map(name => of(measured[name] as Measured)), '']))
  return [
    line(['', ...names, `${ours} / ${peer} at p95`]),
    line(['---', ...names.map(() => '---'), '---']),
    ...spreadRows,
    ...countRows,
  ].join('\n')
}

const chosen = (turns: Record<string, Turns>, of: <T>(turns: readonly Turn<T>[]) => T[]) =>
  Object.fromEntries(
    Object.entries(turns).map(([name, { steady, commands }]) => [name, { steady: of(steady), commands: of(commands) }]),
  )

/** The systems beside each other in the turns in which the host left the machine alone, and then in every turn. */
export function report(turns: Record<string, Turns>): string {
  const quiet = Object.entries(turns).map(([name, { steady, commands }]) => {
    const both = [steady, commands].map(list => `${quietOf<unknown>(list)?.length ?? 0} of ${list.length}`)
    return `${name} ${both.join(' and ')}`
  })
  return [
    `Quiet turns (playing, and commands): ${quiet.join('; ')}. A system without a quiet turn is shown with all it has.`,
    '',
    comparison(chosen(turns, list => quietOf(list) ?? everyOf(list))),
    '',
    'Every turn, also those in which the host took the processors away:',
    '',
    comparison(chosen(turns, everyOf)),
  ].join('\n')
}
