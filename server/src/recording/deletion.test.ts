import { randomBytes, randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeletionReceipt, MeetingId, SequenceId } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { pino } from 'pino'
import * as Y from 'yjs'
import { createDocumentStore } from '../collab/document.store.ts'
import { createDocuments } from '../collab/documents.ts'
import { createForgetting } from '../notes/forgetting.ts'
import type { Store } from '../store/store.ts'
import { folderOf, originalOf, shownOf } from './keys.ts'
import { smallFilm } from './testing/film.ts'
import { addPerson, type Filmed, playable, received, saidYes } from './testing/filmed.ts'
import { type House, inFolder, inHouse, inHouseAt } from './testing/house.ts'

const dayMs = 86_400_000
const startMs = Date.parse('2026-05-03T11:30:00Z')

/** Every file of a folder that has one of these in it. */
async function holders(dir: string, canaries: readonly (string | Buffer)[]): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter(one => one.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name))
    if (canaries.some(canary => bytes.includes(canary))) found.push(entry.name)
  }
  return found
}

const receiptIn = async (filmed: Filmed) => {
  const [receipt, ...others] = await filmed.worker.get('recording:receipts', { cycleId: filmed.cycleId })
  expect(others).to.deep.equal([])
  return receipt
}

async function meetingAbout(store: Store, { cycleId, recordingId }: Filmed, state = 'held'): Promise<MeetingId> {
  const id = MeetingId.parse(randomUUID())
  const times = { createdMs: 0, startedMs: 1, endedMs: 2, createdBy: 'x' }
  await store
    .insertInto('meeting')
    .values({ id, cycleId, recordingId, state, step: 'nextStep', ...times })
    .execute()
  return id
}

/** Words that stand nowhere else; without digits, which could be taken for somebody's number. */
const newCanary = () =>
  `kanariefugl ${randomBytes(12)
    .toString('hex')
    .replace(/\d/g, digit => 'ghijklmnop'[Number(digit)] ?? '')}`

/** Says something of a film wherever something can be said of it; answers all that was said. */
async function plant(house: House, filmed: Filmed): Promise<string[]> {
  const words = Array.from({ length: 6 }, newCanary)
  const [fileName = '', label = '', purpose = '', title = '', question = '', written = ''] = words
  const { worker, supervisor, recordingId } = filmed
  await house.store.updateTable('recording').set({ fileName }).where('id', '=', recordingId).execute()
  await worker.get('consent:state', { recordingId, id: await addPerson(filmed, label), ...saidYes })
  const sheet = { meetingType: '', place: '', relationKnown: 'few', participants: '', notes: '' } as const
  await worker.get('recording:put-context', { recordingId, ...sheet, purpose })
  await supervisor.get('sequence:put', {
    ...{ recordingId, id: SequenceId.parse(randomUUID()), startMs: 0, endMs: 1000, kind: 'lookingGood' },
    ...{ dimension: 'klima', title, question },
  })
  const document = `drawings/${await meetingAbout(house.store, filmed)}`
  const doc = new Y.Doc()
  doc.getMap('strokes').set('a', written)
  const content = Buffer.from(Y.encodeStateAsUpdate(doc))
  const documents = createDocumentStore(house.store, () => undefined)
  await documents.append([{ document, personId: worker.self.id, atMs: 1, content }])
  return words
}

describe('deletion of a film', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(2)
  })

  it('[VW6] leaves a receipt without anything about anybody, for the worker alone', () =>
    inHouse(async house => {
      const filmed = await playable(house, film)
      const { worker, supervisor, recordingId, cycleId } = filmed
      const keys = [
        originalOf(recordingId),
        ...(['film', 'opening', 'poster', 'storyboard', 'peaks'] as const).map(name => shownOf(recordingId, name)),
      ]
      const sizes = await Promise.all(keys.map(key => house.files.size(key)))
      expect(await worker.get('recording:receipts', { cycleId })).to.deep.equal([])
      const receipt = await worker.get('recording:discard', { recordingId })
      expect(receipt).to.deep.include({
        reason: 'delete-now',
        kinds: ['upload', 'film', 'pictures', 'waveform', 'people'],
        bytes: sizes.reduce((sum, size) => sum + size, 0),
      })
      expect(receipt.doneMs ?? 0).to.be.within(receipt.askedMs, receipt.askedMs + 60_000)
      expect(await receiptIn(filmed)).to.deep.equal(receipt)
      expect(DeletionReceipt.strict().parse(receipt)).to.deep.equal(receipt)
      for (const personal of [worker.self.id, supervisor.self.id, recordingId, cycleId, 'samtale.mp4', 'Ung på 17'])
        expect(JSON.stringify(receipt)).to.not.include(personal)
      expect(await supervisor.refusal('recording:receipts', { cycleId })).to.equal('forbidden')
      const stranger = await house.newCourse()
      expect(await stranger.worker.refusal('recording:receipts', { cycleId })).to.equal('not-found')
      expect(await worker.refusal('recording:discard', { recordingId })).to.equal('not-found')
    }))

  it('[VW7] takes everything: of what was said of the film, and of what sealed it, nothing is in the data folder', () =>
    inFolder(dir =>
      inHouseAt(
        dir,
        async house => {
          const filmed = await playable(house, film)
          const { recordingId } = filmed
          const words = await plant(house, filmed)
          const keys = join(dir, 'keys', folderOf(recordingId))
          const [keyFile = ''] = await readdir(keys)
          const sealed = await readFile(join(dir, 'files', shownOf(recordingId, 'film')))
          const canaries = [await readFile(join(keys, keyFile)), sealed.subarray(-64, -32)]
          for (const canary of canaries) expect(await holders(dir, [canary]), String(canary)).to.not.deep.equal([])
          await house.recordings.withdraw(recordingId)
          // What people wrote lay there sealed, and what opened it is gone.
          for (const canary of [...words, ...canaries])
            expect(await holders(dir, [canary]), String(canary)).to.deep.equal([])
          expect((await house.files.list()).filter(one => one.includes(recordingId))).to.deep.equal([])
          for (const table of ['filmedPerson', 'sequence'] as const) {
            const rows = house.store.selectFrom(table).select('id').where('recordingId', '=', recordingId)
            expect(await rows.execute(), table).to.deep.equal([])
          }
          expect(await house.store.selectFrom('consent').selectAll().execute()).to.deep.equal([])
          expect(await house.store.selectFrom('job').selectAll().execute()).to.deep.equal([])
          expect(await receiptIn(filmed)).to.deep.include({
            reason: 'withdrawal',
            kinds: ['upload', 'film', 'pictures', 'waveform', 'sheet', 'people', 'sequences', 'writings'],
          })
        },
        { forgetIn: forgetting },
      ),
    ))

  it('[VW8] comes by itself when its time is over, whatever is arranged, and not a moment before', () => {
    let nowMs = startMs
    return inHouse(
      async house => {
        const filmed = await playable(house, film)
        const { worker, recordingId, cycleId } = filmed
        await house.store.updateTable('cycle').set({ state: 'meetingScheduled' }).where('id', '=', cycleId).execute()
        const { retainUntilMs } = await worker.get('recording:get', { recordingId })
        expect(retainUntilMs).to.equal(startMs + 30 * dayMs)
        nowMs = startMs + 30 * dayMs - 1
        await house.recordings.sweep()
        const later = await house.signIn(worker.self)
        expect((await later.stream('film', recordingId)).status).to.equal(200)
        nowMs += 1
        await house.recordings.sweep()
        expect((await later.stream('film', recordingId)).status).to.equal(404)
        expect(await house.files.list()).to.deep.equal([])
        expect(await receiptIn({ ...filmed, worker: later })).to.deep.include({
          reason: 'retention',
          askedMs: nowMs,
          doneMs: nowMs,
        })
      },
      { now: () => nowMs, retentionDays: 30 },
    )
  })

  it('[VW8] comes before anything is shown when the server was away at the time', () =>
    inFolder(async dir => {
      let nowMs = startMs
      const options = { now: () => nowMs, retentionDays: 30 }
      const filmed = await inHouseAt(dir, house => playable(house, film), options)
      nowMs += 31 * dayMs
      await inHouseAt(
        dir,
        async ({ files, store }) => {
          expect(await files.list()).to.deep.equal([])
          const row = await store.selectFrom('deletionReceipt').selectAll().executeTakeFirstOrThrow()
          expect(row).to.include({ recordingId: filmed.recordingId, reason: 'retention' })
        },
        options,
      )
    }))

  it('[VW9] that could not be finished is gone on with, and has one receipt', () => {
    let fails = true
    return inHouse(
      async house => {
        const filmed = await received(house, film)
        const { worker, recordingId } = filmed
        expect(await worker.refusal('recording:discard', { recordingId })).to.equal('internal')
        expect((await receiptIn(filmed))?.doneMs).to.equal(null)
        fails = false
        await house.recordings.sweep()
        expect((await receiptIn(filmed))?.doneMs).to.be.a('number')
      },
      {
        forgetIn: () => async () => {
          if (fails) throw new Error('the notes cannot be written')
        },
      },
    )
  })

  it('[VW9] is done again on an older data folder, and that has a receipt too', () =>
    inFolder(async dir => {
      const id = await inHouseAt(dir, async house => {
        const filmed = await playable(house, film)
        await house.store.updateTable('recording').set({ fileName: 'kanariefugl.mp4' }).execute()
        return filmed.recordingId
      })
      await writeFile(join(dir, 'deletions'), `2026-01-01T00:00:00.000Z ${id}\n`)
      await inHouseAt(dir, async ({ store }) => {
        const row = await store.selectFrom('deletionReceipt').selectAll().executeTakeFirstOrThrow()
        expect(row).to.include({ recordingId: id, reason: 'restored' })
        expect(await holders(dir, ['kanariefugl.mp4'])).to.deep.equal([])
      })
      await inHouseAt(dir, async ({ store }) => {
        expect(await store.selectFrom('deletionReceipt').select('id').execute()).to.have.length(1)
      })
    }))
})

/** What forgets a film in earnest. */
function forgetting(store: Store) {
  const documents = createDocuments({ store, now: () => startMs, log: pino({ level: 'silent' }) })
  return createForgetting({ store, documents }).forget
}
