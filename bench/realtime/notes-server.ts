import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as elapsed } from 'node:timers/promises'
import { getHeapSpaceStatistics } from 'node:v8'
import type { DocumentName } from '@samsyn/shared'
import { openHouse } from '../../server/src/collab/testing/house.ts'

/** The notes' server alone in a process of its own: `node --expose-gc notes-server.ts <data folder> <port or 0>`. */
export type Question = { kind: 'lay'; documents: number } | { kind: 'memory' } | { kind: 'rest' }
export type Laid = { url: string; documents: DocumentName[]; cookies: string[] }
/** In bytes; `young`: what of `rss` V8 has for what is new, which is empty after collecting. */
export type Memory = { rss: number; heap: number; young: number; peak: number; longestMs: number }

const [dataDir = '', port = '0'] = process.argv.slice(2)
const house = await openHouse(dataDir, { port: Number(port), isMeasured: true })
const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
let peak = 0
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss)
}, 5).unref()

async function lay(count: number): Promise<Laid> {
  const worker = await house.addPerson('Maja Holm', 'worker')
  const supervisor = await house.addPerson('Per Lund', 'supervisor')
  const documents: DocumentName[] = []
  for (let left = count; left > 0; left--) documents.push(await house.addMeeting(worker, supervisor))
  const cookies = [(await house.signIn(worker)).cookie, (await house.signIn(supervisor)).cookie]
  return { url: house.url, documents, cookies }
}

/** Since this was asked last, after what is garbage has gone. */
async function memory(): Promise<Memory> {
  const longestMs = delay.max / 1e6
  const highest = peak
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.()
    await elapsed(50)
  }
  const { rss, heapUsed, external } = process.memoryUsage()
  peak = rss
  delay.reset()
  const young = getHeapSpaceStatistics().find(space => space.space_name === 'new_space')?.physical_space_size ?? 0
  return { rss, heap: heapUsed + external, young, peak: highest, longestMs }
}

async function rest() {
  while (house.documents.stats().documents > 0) await elapsed(20)
}

process.on('message', (question: Question) => {
  const answer = question.kind === 'lay' ? lay(question.documents) : question.kind === 'rest' ? rest() : memory()
  void answer.then(value => process.send?.({ value }))
})
process.on('disconnect', () => process.exit(0))
process.send?.({ value: 'ready' })
