import { cpus, loadavg } from 'node:os'
import { stolenShare } from '../harness/stolen.ts'
import { measureDoor } from './door.ts'
import { measureNotes, type Say } from './notes.ts'
import { measurePeers } from './peers/main.ts'
import { record } from './record.ts'

type Choice = { words: readonly string[]; quick: boolean }
type Part = { title: string; measure: (say: Say, choice: Choice) => Promise<void> }

const parts: Record<string, Part> = {
  notes: { title: "The documents' server", measure: (say, { words }) => measureNotes(words, say) },
  peers: { title: 'Beside hocuspocus and the stock server of y-websocket', measure: besidePeers },
  door: { title: 'The realtime door and the log', measure: (say, { words, quick }) => measureDoor(words, say, quick) },
}

/** What is said on the way is for the eye; the table is for the record. */
async function besidePeers(say: Say, { words, quick }: Choice) {
  const onTheWay = (line: string) => void process.stdout.write(`${line}\n`)
  for (const line of await measurePeers(onTheWay, quick, words)) say(line)
}

/** One part by itself; words choose what of it. Only the whole of a part, in its usual size, is for the record. */
export const runPart = (name: string) => async (all: readonly string[]) => {
  const words = all.filter(word => !word.startsWith('--'))
  const quick = all.includes('--quick')
  const part = parts[name]
  if (!part) throw new Error(`no part ${name}`)
  const found = await measured(part, { words, quick })
  if (words.length === 0 && !quick) await record(part.title, found)
}

/** All parts, or those that are named, one after the other; writes bench/results/realtime.md. */
export async function runRealtime(all: readonly string[]): Promise<void> {
  const named = all.filter(word => word in parts)
  for (const name of named.length > 0 ? named : Object.keys(parts))
    await runPart(name)(all.filter(word => word.startsWith('--')))
}

async function measured({ measure }: Part, choice: Choice): Promise<string[]> {
  const found: string[] = []
  const say = (line: string) => {
    process.stdout.write(`${line}\n`)
    found.push(/^(\||- |$)/.test(line) ? line : `- ${line}`)
  }
  const stolen = stolenShare()
  await measure(say, choice)
  const [load] = loadavg()
  const share = (stolen() * 100).toFixed(0)
  say(
    `${new Date().toISOString().slice(0, 10)}, load ${load?.toFixed(1)} on ${cpus().length} cores; ${share} % of the time was taken by the host.`,
  )
  return found
}
