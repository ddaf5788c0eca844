import type { CycleEvent, CycleId } from '@samsyn/shared'
import { openStore } from '../../store/store.ts'
import { createCycles } from '../cycle.ts'

/** A process of its own in which things happen in a round: `node mover.ts <data folder> <round> <times> <event>…`. */
const [dataDir = '', cycleId, times, ...events] = process.argv.slice(2)
const store = await openStore(dataDir)
const nobody = () => {}
const cycles = createCycles(store, Date.now, { meeting: nobody, course: nobody, analysis: nobody })
process.send?.('ready')
await new Promise(resolve => process.once('message', resolve))
for (let time = 0; time < Number(times); time++) {
  for (const event of events) await cycles.happened(cycleId as CycleId, event as CycleEvent)
}
await store.destroy()
process.disconnect?.()
