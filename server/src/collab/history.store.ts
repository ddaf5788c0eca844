import type { PersonId } from '@samsyn/shared'
import { sealedIn } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'

/** Some rows of a document, from one number to another, all of which `content` says from now on, at the place of the last. */
export type Fold = { fromSeq: number; lastSeq: number; content: Uint8Array; writers: readonly PersonId[] }

/** What changes nothing. */
const empty = Uint8Array.of(0, 0)

/** The SQL of what a document's history takes, and of taking less. */
export function createHistoryStore(store: Store) {
  const seals = sealsOf(store)
  return {
    /** How many rows it has, and how many bytes they come to. */
    async size(document: string): Promise<{ rows: number; bytes: number }> {
      const { rows, bytes } = await store
        .selectFrom('documentUpdate')
        .select(({ fn }) => [
          fn.countAll<number>().as('rows'),
          fn.sum<number | null>(fn<number>('length', ['content'])).as('bytes'),
        ])
        .where('document', '=', document)
        .executeTakeFirstOrThrow()
      return { rows: Number(rows), bytes: Number(bytes) }
    },
    /** Writes one row in the place of several, and of each other writer an empty one: who wrote then stays known. */
    async fold(document: string, { fromSeq, lastSeq, content, writers }: Fold): Promise<void> {
      const { bytes } = await seals.sealer(sealedIn.document(document))
      await store.transaction().execute(async step => {
        const rows = await step
          .selectFrom('documentUpdate')
          .select(['seq', 'personId'])
          .where('document', '=', document)
          .where('seq', '>=', fromSeq)
          .where('seq', '<=', lastSeq)
          .orderBy('seq')
          .execute()
        if (rows.at(-1)?.seq !== lastSeq) return
        const lasts = new Map(rows.map(({ seq, personId }) => [personId, seq]))
        const kept = writers.flatMap(id => lasts.get(id) ?? [])
        await step
          .deleteFrom('documentUpdate')
          .where('document', '=', document)
          .where('seq', '>=', fromSeq)
          .where('seq', '<', lastSeq)
          .where('seq', 'not in', [lastSeq, ...kept])
          .execute()
        for (const seq of new Set([...kept, lastSeq]))
          await step
            .updateTable('documentUpdate')
            .set({ content: bytes(seq === lastSeq ? content : empty) })
            .where('seq', '=', seq)
            .execute()
      })
    },
  }
}

export type HistoryStore = ReturnType<typeof createHistoryStore>
