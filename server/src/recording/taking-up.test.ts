import { randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CycleId, EntryId, type MeetingId, type PersonId, type RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { check } from '../cli/check.ts'
import { createCourses } from '../course/course.ts'
import { createLocalFiles } from '../files/local.ts'
import { openKeys } from '../keys/keys.ts'
import { connectAs } from '../meeting/testing/client.ts'
import { addFilm, newMeetingId } from '../meeting/testing/seed.ts'
import type { Store } from '../store/store.ts'
import { seeded, tokenFor, withStore } from '../testing/beside.ts'
import { secrets, startServer, withDataFolder } from '../testing/real-server.ts'
import { folderOf, originalOf, shownOf } from './keys.ts'
import { smallFilm } from './testing/film.ts'
import { playable, received } from './testing/filmed.ts'
import { inFolder, inHouseAt } from './testing/house.ts'

const masterKey = { key: secrets.masterKey, file: null, mayMake: false }
const bytes = Buffer.from('twelve bytes')

type Where = { store: Store; cycleId: CycleId; by: PersonId }

/** A recording of a round, with these of its columns. */
async function recording({ store, cycleId, by }: Where, columns: Record<string, string | number> = {}) {
  const id = await addFilm(store, cycleId, by, 'uploading')
  await store
    .updateTable('recording')
    .set({ sizeBytes: bytes.length, ...columns })
    .where('id', '=', id)
    .execute()
  return id
}

async function meetingAbout({ store, cycleId, by }: Where, recordingId: RecordingId, state: string) {
  const id = newMeetingId()
  const row = { id, cycleId, recordingId, state, step: 'sinceLast', createdMs: 1, startedMs: 1, endedMs: null }
  await store
    .insertInto('meeting')
    .values({ ...row, createdBy: by })
    .execute()
  return id
}

const logged = (store: Store, meetingId: MeetingId, seq: number, personId: PersonId, kind: string, factJson: string) =>
  store
    .insertInto('logEntry')
    .values({ meetingId, seq, id: randomUUID(), personId, atMs: seq, kind, version: 1, factJson })
    .execute()

/** A data folder in which one thing of every kind is damaged, each in a round of its own, and others are not. */
async function damagedFolder(dataDir: string) {
  const people = await seeded(dataDir)
  const { worker, supervisor } = people
  return withStore(dataDir, async store => {
    const courses = createCourses(store, () => 1)
    const newRound = async (): Promise<Where> => {
      const course = { workerId: worker.id, supervisorId: supervisor.id, goalQuestion: '', manualVersion: '1' }
      const [first] = (await courses.begin(course)).cycles
      if (!first) throw new Error('a course begins with rounds')
      return { store, cycleId: first.id, by: worker.id }
    }
    const keys = await openKeys(join(dataDir, 'keys'), masterKey)
    const files = await createLocalFiles({ dir: join(dataDir, 'files'), keys })

    const upload = await recording(await newRound())
    await files.write(originalOf(upload), [bytes])
    const path = join(dataDir, 'files', originalOf(upload))
    const stored = await readFile(path)
    await writeFile(path, Buffer.concat([stored.subarray(0, 24), Buffer.alloc(stored.length - 24, 7)]))

    const keyless = await recording(await newRound(), { state: 'ready' })
    await files.write(shownOf(keyless, 'film'), [bytes])
    const [keyName = ''] = await readdir(join(dataDir, 'keys', folderOf(keyless)))
    const keyFile = join(dataDir, 'keys', folderOf(keyless), keyName)
    const wrapped = await readFile(keyFile)
    wrapped[20] = (wrapped[20] ?? 0) ^ 1
    await writeFile(keyFile, wrapped)

    const course = await newRound()
    const discarded = await recording(course, { state: 'ready', discardedMs: 2 })
    const noted = await meetingAbout(course, discarded, 'held')
    const note = { document: `private/${noted}/${worker.id}`, personId: worker.id, atMs: 1 }
    await store
      .insertInto('documentUpdate')
      .values({ ...note, content: Buffer.from([1, 1, 200]) })
      .execute()

    const live = await newRound()
    const meetingId = await meetingAbout(live, await recording(live, { state: 'ready' }), 'live')
    await logged(store, meetingId, 1, worker.id, 'arrived', JSON.stringify({ kind: 'arrived' }))
    await logged(store, meetingId, 2, supervisor.id, 'chat', '{"kind":"ch')

    const whole = await recording(await newRound())
    await files.write(originalOf(whole), [bytes])
    const also = await recording(await newRound(), { discardedMs: 2 })
    await files.write(originalOf(also), [bytes])
    return { ...people, upload, uploadAsItWas: { path, stored }, keyless, discarded, meetingId, whole, also }
  })
}

describe('A start over a damaged data folder', () => {
  it('[ST10] leaves what is damaged aside, says so, and goes on with everything else, twice in a row', () =>
    withDataFolder(async dir => {
      const { worker, supervisor, meetingId, ...ids } = await damagedFolder(dir)
      for (const round of [1, 2]) {
        const server = await startServer(dir)
        await server.ready()
        const ready = await fetch(`${server.url}/readyz`)
        expect([ready.status, await ready.text()]).to.deep.equal([
          200,
          'degraded\n2 damaged: "npm run samsyn -- check" names them\n',
        ])
        const ane = await connectAs(worker, server.url, await tokenFor(dir, worker))
        const bo = await connectAs(supervisor, server.url, await tokenFor(dir, supervisor))
        await ane.ask('meeting:enter', { meetingId })
        await bo.ask('meeting:enter', { meetingId })
        const text = `Vi er her igen ${round}`
        await ane.ask('chat:send', { meetingId, id: EntryId.parse(randomUUID()), text, filmMs: null })
        await bo.fact('log:appended', ({ entry }) => entry.fact.kind === 'chat' && entry.fact.text === text)
        await server.kill('SIGKILL')

        const rows = await withStore(dir, store => store.selectFrom('recording').selectAll().execute())
        const rowOf = (id: RecordingId) => rows.find(row => row.id === id)
        expect(rowOf(ids.upload)?.state).to.equal('uploading')
        expect(rowOf(ids.whole)?.state).to.not.equal('uploading')
        // A note that cannot be read goes whole: what is deleted outranks it.
        expect(rowOf(ids.discarded)?.clearedMs).to.be.a('number')
        expect(rowOf(ids.also)?.clearedMs).to.be.a('number')
        const wrong = await check({ dataDir: dir, masterKey }).then(
          () => '',
          (error: Error) => error.message,
        )
        expect(wrong).to.include(`${folderOf(ids.upload)} is left aside since `)
        expect(wrong).to.match(new RegExp(`log/${meetingId}/2 is left aside since .*: it cannot be read\\.`))
        expect(wrong).to.include(`${folderOf(ids.keyless)} is damaged: its key is not what was written`)
      }
    }))

  it('[ST11] has it back when it is what it was: the mark goes', () =>
    withDataFolder(async dir => {
      const { upload, uploadAsItWas } = await damagedFolder(dir)
      const marked = () =>
        withStore(dir, async store => (await store.selectFrom('damaged').select('what').execute()).map(row => row.what))
      const first = await startServer(dir)
      await first.ready()
      await first.kill('SIGKILL')
      expect(await marked()).to.include(folderOf(upload))
      await writeFile(uploadAsItWas.path, uploadAsItWas.stored)
      await withStore(dir, store => store.updateTable('meeting').set({ state: 'held' }).execute())
      const second = await startServer(dir)
      await second.ready()
      await second.kill('SIGKILL')
      // Of the row of the log nobody has read again.
      expect(await marked()).to.deep.equal([])
      await withStore(dir, async store => {
        const row = await store.selectFrom('recording').select('state').where('id', '=', upload).executeTakeFirst()
        expect(row?.state).to.not.equal('uploading')
      })
    }))

  it('[ST12] looks only at what is unfinished: what is through is not touched again', () =>
    inFolder(async dir => {
      const film = await smallFilm(2)
      const { ready, gone } = await inHouseAt(dir, async house => {
        const kept = await playable(house, film)
        await house.recordings.idle()
        await house.store.updateTable('cycle').set({ state: 'closed' }).where('id', '=', kept.cycleId).execute()
        const other = await received(house, film)
        await other.worker.get('recording:discard', { recordingId: other.id })
        return { ready: kept, gone: other }
      })
      await inHouseAt(dir, async house => {
        expect([house.forgotten, house.told]).to.deep.equal([[], []])
        await house.recordings.sweep()
        expect([house.forgotten, house.told, house.complaints]).to.deep.equal([[], [], []])
        await house.store.updateTable('recording').set({ clearedMs: null }).where('id', '=', gone.id).execute()
        await house.store.updateTable('cycle').set({ state: 'consentCheck' }).where('id', '=', ready.cycleId).execute()
      })
      // The same two, unfinished.
      await inHouseAt(dir, async house => {
        expect(house.forgotten).to.deep.equal([gone.id])
        expect(await house.stateOf(ready.cycleId)).to.equal('readyForAnalysis')
      })
    }))
})
