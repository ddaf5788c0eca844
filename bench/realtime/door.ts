import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { stolenShare } from '../playback/harness/stolen.ts'
import { measureControl } from './control.ts'
import { measureCut } from './cut.ts'
import { measureFanout } from './fanout.ts'

const sizes = {
  quick: { runs: 1, seconds: 4, commands: 150, cuts: 1 },
  usual: { runs: 5, seconds: 8, commands: 600, cuts: 5 },
}

/** Measures the realtime door and the log, and writes bench/results/door.md. Words choose: control, fanout, cut, --quick. */
export async function runDoor(words: readonly string[]): Promise<void> {
  const { runs, seconds, commands, cuts } = words.includes('--quick') ? sizes.quick : sizes.usual
  const chosen = words.filter(word => !word.startsWith('--'))
  const wanted = (name: string) => chosen.length === 0 || chosen.includes(name)
  const found: string[] = []
  const note = (line: string) => {
    process.stdout.write(`${line}\n`)
    found.push(`- ${line}`)
  }
  const stolen = stolenShare()
  if (wanted('control')) await measureControl(commands, note)
  if (wanted('fanout')) await measureFanout(runs, seconds, note)
  if (wanted('cut')) await measureCut(cuts, note)
  note(
    `Load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores; ${(stolen() * 100).toFixed(0)} % of the time was taken by the host.`,
  )
  if (words.includes('--quick')) return
  const results = join(import.meta.dirname, '../results')
  await mkdir(results, { recursive: true })
  const head = ['# The realtime door', '', 'Values are p50 / p95 / p99 / max unless they are a list of runs.', '']
  await writeFile(join(results, 'door.md'), [...head, ...found, ''].join('\n'))
}
