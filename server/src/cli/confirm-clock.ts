import { createClockStore } from '../clock/clock.store.ts'
import { now } from '../clock.ts'
import { openStore } from '../store/store.ts'
import type { DataSetting } from './data.ts'

/** Says that the machine's clock is right: what is due by it may go. The server hears of it within a minute. */
export async function confirmClock({ dataDir }: Pick<DataSetting, 'dataDir'>): Promise<string> {
  const store = await openStore(dataDir)
  try {
    const nowMs = Math.round(now())
    const due = await store
      .selectFrom('recording')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('discardedMs', 'is', null)
      .where('retainUntilMs', '<=', nowMs)
      .executeTakeFirstOrThrow()
    await createClockStore(store).keep(nowMs)
    return `It is ${new Date(nowMs).toISOString()}: confirmed. Films whose time is over by then, and which go within two minutes: ${due.count}.`
  } finally {
    await store.destroy()
  }
}
