import type { CycleId, RecordingId } from '@samsyn/shared'
import type { Files } from '../files/files.ts'
import type { Attempt } from '../store/damaged.ts'
import type { Deletion } from './deletion.ts'
import { folderOf } from './keys.ts'
import type { Ledger } from './ledger.ts'
import type { Originals } from './originals.ts'
import type { Receiving } from './receive.ts'
import type { RecordingStore } from './recording.store.ts'
import type { Register } from './register.ts'
import type { SmallWork } from './small-work.ts'

type Left = {
  records: RecordingStore
  register: Register
  receiving: Receiving
  deletion: Deletion
  originals: Originals
  small: SmallWork
  files: Files
  ledger: Ledger
  now: () => number
  attempt: Attempt
}

/** Goes on with what an earlier process has left unfinished, each recording by itself: one that is damaged stops no other. */
export async function takeUp({ records, files, ledger, deletion, attempt, ...left }: Left): Promise<void> {
  const each = async (ids: readonly RecordingId[], work: Work) => {
    for (const id of ids) await attempt(folderOf(id), () => work(id))
  }

  // In a database from before a recording was discarded it still lives.
  await attempt('deletions', async () => {
    await each(await records.livingOf([...(await ledger.all())]), id => outOfUse(id))
    await ledger.note(await records.discardedIds(), left.now())
  })
  for (const { id, cycleId } of await records.notCleared()) {
    await attempt(folderOf(id as RecordingId), () => deletion.clear(id as RecordingId, cycleId as CycleId))
  }
  const todo = createTodo()
  todo.add(await records.inState('uploading'), left.receiving.arrived)
  todo.add(await records.inState('refused'), removeRest)
  todo.add(await records.withoutSmall(), left.small.wanted)
  // By a policy that was another before.
  if (!left.originals.keeps) todo.add(await records.inState('ready'), left.originals.notNeeded)
  todo.add(await records.inMotion(), left.register.changed)
  await each(todo.ids(), todo.doFor)

  async function outOfUse(id: RecordingId) {
    try {
      await deletion.mark(id, 'restored')
    } catch (error) {
      // What was discarded is not shown again, whatever cannot be written.
      await files.remove(folderOf(id))
      throw error
    }
  }

  async function removeRest(id: RecordingId) {
    if ((await files.list(folderOf(id))).length > 0) await files.remove(folderOf(id))
  }
}

type Work = (id: RecordingId) => Promise<unknown>

/** What is to be done for which recordings, in order for each. */
function createTodo() {
  const works = new Map<RecordingId, Work[]>()
  return {
    add(ids: readonly RecordingId[], work: Work) {
      for (const id of ids) works.set(id, [...(works.get(id) ?? []), work])
    },
    ids: () => [...works.keys()],
    async doFor(id: RecordingId) {
      for (const work of works.get(id) ?? []) await work(id)
    },
  }
}
