import { createSecretKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CourseId, CycleId, documentPath, MeetingId, RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createDocumentStore } from '../collab/document.store.ts'
import { createCourseStore } from '../course/course.store.ts'
import { createDevelopmentStore } from '../development/development.store.ts'
import { createLogStore } from '../log/log.store.ts'
import { createPersonStore } from '../person/person.store.ts'
import { createFilmedPersonStore } from '../recording/filmed-person.store.ts'
import { createRecordingStore } from '../recording/recording.store.ts'
import { createSequenceStore } from '../sequence/sequence.store.ts'
import { sealedIn } from '../store/seals.ts'
import { openStore, type Store, sealsOf } from '../store/store.ts'
import { sealPlainRows } from './bring-forward.ts'
import { masterOf } from './master.ts'
import { openData } from './open-data.ts'
import { openTestStore, testMaster } from './testing/open-test-store.ts'

const uuid = () => randomUUID() as string
const ids = { person: uuid(), course: CourseId.parse(uuid()), cycle: CycleId.parse(uuid()) }
const recordingId = RecordingId.parse(uuid())
const meetingId = MeetingId.parse(uuid())
const notes = documentPath({ kind: 'notes', meetingId })
const email = 'kanarie@example.org'
/** What must lie nowhere in the clear; each is as long as no chance repeats it. */
const word = (what: string) => `kanariefugl-${what}`
const words = ['name', 'goal', 'point', 'file', 'sheet', 'label', 'title', 'question', 'chat', 'note'].map(word)

async function inFolder(test: (dir: string) => Promise<void>) {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-sealing-'))
  try {
    await test(dir)
  } finally {
    await rm(dir, { recursive: true })
  }
}

/** Rows as versions wrote them that sealed none, and a film's key as it lay in the database. */
async function writePlain(store: Store): Promise<KeyObject> {
  const add = (table: Parameters<Store['insertInto']>[0], row: object) =>
    store
      .insertInto(table)
      .values(row as never)
      .execute()
  const by = { createdBy: ids.person, createdMs: 1, changedMs: 1 }
  await add('person', { id: ids.person, organisationId: 'o', displayName: word('name'), email, ...worker })
  const times = { startMs: 1, endMs: 2, createdMs: 1 }
  const course = { workerId: ids.person, supervisorId: 's', manualVersion: 'm@1', cyclesMin: 1, cyclesMax: 2 }
  await add('course', { id: ids.course, goalQuestion: word('goal'), ...course, ...times })
  await add('cycle', { id: ids.cycle, courseId: ids.course, index: 1, state: 'planned', sinceMs: 1, createdMs: 1 })
  const point = { dimension: null, when: 'soon', status: 'active', followUpCycleId: null }
  await add('developmentPoint', { id: uuid(), cycleId: ids.cycle, text: word('point'), ...point, ...by })
  const sizes = { sizeBytes: 1, receivedBytes: 1, progress: 0, problem: null, filmJson: null, discardedMs: null }
  const film = { id: recordingId, cycleId: ids.cycle, state: 'ready', createdBy: ids.person, createdMs: 1 }
  await add('recording', { ...film, ...sizes, fileName: word('file'), contextJson: `{"before":"${word('sheet')}"}` })
  await add('filmedPerson', { id: uuid(), recordingId, label: word('label'), kind: 'youngPerson', createdMs: 1 })
  const bounds = { startMs: 0, endMs: 1, kind: 'lookingGood', dimension: 'd', position: 0, releasedMs: null }
  const spoken = { title: word('title'), question: word('question') }
  await add('sequence', { id: uuid(), recordingId, ...spoken, ...bounds, ...by })
  const fact = JSON.stringify({ kind: 'chat', text: word('chat'), filmMs: null })
  const entry = { meetingId, seq: 1, id: uuid(), personId: ids.person, atMs: 1, kind: 'chat', version: 1 }
  await add('logEntry', { ...entry, factJson: fact })
  await add('documentUpdate', { document: notes, personId: ids.person, atMs: 1, content: Buffer.from(word('note')) })
  await add('documentSnapshot', { document: notes, throughSeq: 1, atMs: 1, content: Buffer.from(word('note')) })
  const secret = createSecretKey(randomBytes(32))
  const folder = `recording/${recordingId}`
  const wrapped = masterOf(Buffer.from(testMaster.key, 'hex')).wrap(secret, `key of ${folder}`)
  await add('fileKey', { folder, wrapped, createdMs: 1 })
  return secret
}

const worker = { passwordHash: null, role: 'worker', locale: 'da', createdMs: 1, disabledMs: null }

/** What the product reads of all that. */
async function readBack(store: Store): Promise<string[]> {
  const documents = createDocumentStore(store, () => undefined)
  const rows: Buffer[] = []
  for await (const page of documents.rows(notes)) rows.push(...page.map(({ content }) => Buffer.from(content)))
  const snapshot = await documents.snapshot(notes)
  const recordings = createRecordingStore(store)
  const film = await recordings.byId(recordingId)
  const [sequence] = await createSequenceStore(store).of(recordingId)
  const [label] = await createFilmedPersonStore(store).ofRecording(recordingId)
  const [entry] = (
    await createLogStore(
      store,
      () => undefined,
      () => undefined,
    ).page(meetingId, 0)
  ).entries
  return [
    (await createPersonStore(store, true).byEmail(email))?.displayName,
    (await createCourseStore(store).byId(ids.course))?.goalQuestion,
    (await createDevelopmentStore(store).of(ids.cycle))[0]?.text,
    film?.fileName,
    film?.contextJson?.slice(11, -2),
    label?.label,
    sequence?.title,
    sequence?.question,
    entry?.fact.kind === 'chat' ? entry.fact.text : undefined,
    rows.length === 1 ? rows[0]?.toString() : undefined,
    Buffer.from(snapshot?.content ?? []).toString(),
  ].map(String)
}

/** Which of these can be found in any file of a folder. */
async function foundIn(dir: string, sought: readonly string[]): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const contents = await Promise.all(files.map(file => readFile(file)))
  return sought.filter(one => contents.some(content => content.includes(one)))
}

describe('words in the database', () => {
  it('[DE1] that a version before wrote in the clear are sealed at the start, read as before, and lie nowhere', () =>
    inFolder(async dir => {
      const old = await openStore(dir)
      const secret = await writePlain(old)
      expect(await foundIn(dir, [...words, email])).to.deep.equal([...words, email])
      await old.destroy()
      const { store, keys } = await openData(dir, testMaster, { alone: true })
      expect(await readBack(store)).to.deep.equal([...words, word('note')])
      expect((await keys.of(`recording/${recordingId}`))?.equals(secret), 'the film opens as before').to.equal(true)
      expect(await store.selectFrom('fileKey').selectAll().execute()).to.deep.equal([])
      expect(await foundIn(dir, [...words, email])).to.deep.equal([])
      await store.destroy()
      const again = await openTestStore(dir)
      expect(await readBack(again)).to.deep.equal([...words, word('note')])
      await again.destroy()
    }))

  it('[DE2] are sealed to the last when the sealing was cut off anywhere and is begun again', () =>
    inFolder(async dir => {
      const old = await openStore(dir)
      await writePlain(old)
      const { store: empty } = await openData(join(dir, 'beside'), testMaster, { alone: true })
      const seals = sealsOf(empty)
      for (let cutAfter = 0; cutAfter < 12; cutAfter++) {
        let left = cutAfter
        const cut = {
          ...seals,
          sealer: (folder: string) => (left-- > 0 ? seals.sealer(folder) : Promise.reject(new Error('cut'))),
        }
        await sealPlainRows(old, cut).catch(error => expect(error.message).to.equal('cut'))
      }
      await sealPlainRows(old, seals)
      const rows = await old.selectFrom('sequence').select(['title', 'question']).execute()
      expect(rows.map(row => seals.openText(sealedIn.recording(recordingId), row.title))).to.deep.equal([word('title')])
      const [entry] = await old.selectFrom('logEntry').select('factJson').execute()
      expect(seals.openText(sealedIn.log(meetingId), entry?.factJson ?? '')).to.include(word('chat'))
      await old.destroy()
      await empty.destroy()
      expect(await foundIn(dir, [...words, email])).to.deep.equal([])
    }))

  it('[DE3] are noise once their key is destroyed, also in a copy of the database from before', () =>
    inFolder(async dir => {
      const store = await openTestStore(dir)
      const documents = createDocumentStore(store, () => undefined)
      await documents.append([{ document: notes, personId: ids.person, atMs: 1, content: Buffer.from(word('note')) }])
      const copy = join(dir, 'copy')
      await store.destroy()
      await copyFile(join(dir, 'samsyn.db'), copy)
      const again = await openTestStore(dir)
      const content = () => again.selectFrom('documentUpdate').select('content').executeTakeFirstOrThrow()
      const before = (await content()).content
      expect(sealsOf(again).open(sealedIn.document(notes), before)?.toString()).to.equal(word('note'))
      await createDocumentStore(again, () => undefined).erase(notes, 2)
      const seals = sealsOf(again)
      // What lay in the row lies in the copy too; what opened it lies nowhere.
      expect((await readFile(copy)).includes(Buffer.from(before))).to.equal(true)
      await seals.sealer(sealedIn.document(notes))
      expect(seals.open(sealedIn.document(notes), before)).to.equal(null)
      await again.destroy()
    }))

  it('[DE4] are bound to what they are about: under another the same bytes open to nothing', () =>
    inFolder(async dir => {
      const store = await openTestStore(dir)
      const seals = sealsOf(store)
      const sealed = (await seals.sealer('recording/a')).text('hemmeligt')
      await seals.sealer('recording/b')
      expect(seals.openText('recording/a', sealed)).to.equal('hemmeligt')
      expect(seals.openText('recording/b', sealed)).to.equal(null)
      expect(seals.openText('recording/a', `${sealed.slice(0, -4)}AAAA`)).to.equal(null)
      expect(seals.openText('recording/a', 'hemmeligt')).to.equal(null)
      await store.destroy()
    }))

  it('[DE7] people are found by their address also after the key of look-ups was lost or damaged', () =>
    inFolder(async dir => {
      const row = { id: ids.person, organisationId: 'o', displayName: word('name'), email, demo: 0, ...worker }
      const first = await openTestStore(dir)
      await createPersonStore(first, true).insert(row)
      await first.destroy()
      const lookUp = join(dir, 'keys', 'look-up', 'text')
      const harm = [
        async () => writeFile(join(lookUp, (await readdir(lookUp))[0] ?? ''), randomBytes(60)),
        () => rm(lookUp, { recursive: true }),
      ]
      for (const damage of harm) {
        await damage()
        const store = await openTestStore(dir)
        expect((await createPersonStore(store, true).byEmail(email))?.displayName).to.equal(word('name'))
        expect(await createPersonStore(store, true).byEmail('another@example.org')).to.equal(undefined)
        await store.destroy()
      }
    }))
})
