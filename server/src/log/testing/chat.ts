import { randomUUID } from 'node:crypto'
import { EntryId, type MeetingId } from '@samsyn/shared'
import type { KyselyPlugin } from 'kysely'
import type { House } from '../../meeting/testing/house.ts'
import type { Store } from '../../store/store.ts'

export const newId = (): EntryId => EntryId.parse(randomUUID())

/** The worker says something in a meeting. */
export const say = (house: House, meetingId: MeetingId, text: string) =>
  house.log.append({ meetingId, personId: house.worker.id, id: newId(), fact: { kind: 'chat', text, filmMs: null } })

/** The same store, which counts the statements that add to it. */
export function counting(store: Store) {
  const counted = { inserts: 0, reads: 0 }
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      if (node.kind === 'InsertQueryNode') counted.inserts++
      if (node.kind === 'SelectQueryNode') counted.reads++
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { counted, store: store.withPlugin(plugin) }
}
