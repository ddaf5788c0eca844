import { createClockStore } from '../clock/clock.store.ts'
import { now } from '../clock.ts'
import { type DataSetting, openBeside } from './data.ts'

/** Says that the machine's clock is right: what is due by it may go. The server hears of it within a minute. */
export async function confirmClock(setting: DataSetting): Promise<string> {
  const { store, close } = await openBeside(setting)
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
    await close()
  }
}
