import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CycleId, type DocumentName, MeetingId, PersonId, RecordingId } from '@samsyn/shared'
import { pino } from 'pino'
import * as Y from 'yjs'
import { createDocuments } from '../../collab/documents.ts'
import { updateMessage } from '../../collab/message.ts'
import { readIn } from '../../collab/testing/read-in.ts'
import { createCourses } from '../../course/course.ts'
import { openTestStore } from '../../keys/testing/open-test-store.ts'
import { createPeople } from '../../person/person.ts'
import type { Store } from '../../store/store.ts'
import { createForgetting } from '../forgetting.ts'

const now = () => 1_800_000_000_000
/** The notes of two people over two meetings about two films, on a folder of their own. */
export async function inHouse(test: (house: Awaited<ReturnType<typeof build>>) => Promise<void>) {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-forgetting-'))
  const house = await build(dir)
  try {
    await test(house)
  } finally {
    await house.documents.close()
    await house.store.destroy()
    await rm(dir, { recursive: true })
  }
}

async function build(dir: string) {
  const store = await openTestStore(dir)
  const documents = createDocuments({ store, now, log: pino({ level: 'silent' }) })
  const people = createPeople(store, now)
  const add = (role: 'worker' | 'supervisor') =>
    people.add({ displayName: role, email: `${randomUUID()}@demo.invalid`, role, locale: 'da', password: null })
  const [worker, supervisor] = [await add('worker'), await add('supervisor')]
  const ids = { workerId: worker.id, supervisorId: supervisor.id }
  const { cycles } = await createCourses(store, now).begin({ ...ids, goalQuestion: '', manualVersion: 'm@1' })
  const [first, second] = cycles
  if (!first || !second) throw new Error('a course has rounds')

  /** Writes in a document as a client does, and answers when it is committed. */
  async function write(document: DocumentName, change: (doc: Y.Doc) => void) {
    const doc = new Y.Doc()
    const closes: number[] = []
    const person = { id: PersonId.parse(worker.id), displayName: 'Ane' }
    const peer = {
      person,
      sessionId: randomUUID() as never,
      send: () => undefined,
      close: (code: number) => void closes.push(code),
    }
    const membership = await documents.open(document, peer)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => void updates.push(update))
    Y.applyUpdate(doc, await readIn(documents, document, live => Y.encodeStateAsUpdate(live)))
    updates.length = 0
    change(doc)
    for (const update of updates) await membership.receive(updateMessage(update), true)
    /** Writes on at the end of a text of its own, and answers when that is committed. */
    async function say(words: string) {
      updates.length = 0
      doc.getText('text').insert(0, words)
      for (const update of updates) await membership.receive(updateMessage(update), true)
    }
    return { doc, closes, membership, say }
  }
  const film = await meetingWithFilm(store, first.id)
  const later = await meetingWithFilm(store, second.id)
  return {
    dir,
    store,
    documents,
    write,
    film,
    later,
    worker,
    supervisor,
    forget: createForgetting({ store, documents }).forget,
  }
}

async function meetingWithFilm(store: Store, cycleId: CycleId) {
  const [recordingId, meetingId] = [RecordingId.parse(randomUUID()), MeetingId.parse(randomUUID())]
  const bytes = { sizeBytes: 1, receivedBytes: 1, progress: 1, fileName: '', state: 'ready' }
  const none = { problem: null, filmJson: null, discardedMs: null, createdBy: 'x', createdMs: 0 }
  await store
    .insertInto('recording')
    .values({ id: recordingId, cycleId, ...bytes, ...none })
    .execute()
  const times = { createdMs: 0, startedMs: null, endedMs: null, createdBy: 'x' }
  const meeting = { id: meetingId, cycleId, recordingId, state: 'held', step: 'nextStep', ...times }
  await store.insertInto('meeting').values(meeting).execute()
  return { recordingId, meetingId }
}
