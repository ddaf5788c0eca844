import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DocumentName, documentPath, noteSection, PersonId, sectionText } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import type * as Y from 'yjs'
import { askFor, updateMessage } from '../collab/message.ts'
import { readIn } from '../collab/testing/read-in.ts'
import { until } from '../collab/testing/until.ts'
import { sealedIn } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'
import { inHouse } from './testing/house.ts'
import { element, item, paragraph, text, timeChip } from './testing/notes.ts'

const canary = 'kanariefugl-æøå'

const stillOf = (recordingId: string) => element('stillChip', [], { recordingId, filmMs: 1000 })

/** Whether any file of the data folder holds these words. */
async function isAnywhere(dir: string, words: string): Promise<boolean> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const contents = await Promise.all(files.map(file => readFile(file)))
  return contents.some(content => content.includes(words))
}

/** What the rows of a document say, to who has its keys. */
async function rowsOf(store: Store, document: DocumentName): Promise<Buffer[]> {
  const path = documentPath(document)
  const rows = await store.selectFrom('documentUpdate').select('content').where('document', '=', path).execute()
  return rows.map(({ content }) => sealsOf(store).open(sealedIn.document(path), content) ?? Buffer.alloc(0))
}

describe('forgetting a film', () => {
  it('[NO25] takes its lines from shared and private notes, and their history; not a byte of them is left', () =>
    inHouse(async ({ dir, documents, write, film: { recordingId, meetingId }, worker, forget }) => {
      const shared = { kind: 'notes', meetingId } as const
      const own = { kind: 'private', meetingId, personId: worker.id } as const
      const drawings = { kind: 'drawings', meetingId } as const
      const { membership, closes } = await write(shared, doc => {
        const lines = [
          paragraph(text(`${canary} tid `), timeChip(18_000)),
          paragraph(text('Bliver stående')),
          element('bulletList', [item(paragraph(text(`${canary} punkt`), stillOf(recordingId)))]),
        ]
        noteSection(doc, 'klima').insert(0, lines)
        const passing = noteSection(doc, 'takeAway')
        passing.insert(0, [paragraph(text(`${canary} skrevet og slettet`))])
        passing.delete(0, 1)
      })
      await write(own, doc => noteSection(doc, 'mine').insert(0, [paragraph(text(canary), timeChip(1))]))
      await write(drawings, doc => doc.getMap('strokes').set('a', canary))
      const before = await readIn(documents, shared, doc => sectionText(doc, 'klima'))
      expect(before.split(canary), 'it can be read').to.have.length(3)
      expect(await isAnywhere(dir, canary), 'it lies sealed').to.equal(false)
      await forget(recordingId)
      expect(await isAnywhere(dir, canary)).to.equal(false)
      expect(closes.length, 'who was writing is sent away').to.be.greaterThan(0)
      membership.leave()
      expect(await readIn(documents, shared, doc => sectionText(doc, 'klima'))).to.equal('Bliver stående')
      expect(await readIn(documents, own, doc => sectionText(doc, 'mine'))).to.equal('')
      expect(await documents.versions(shared)).to.deep.equal([])
    }))

  it('[NO25] takes stills and sequences of it from the notes of other meetings, and leaves other notes their history', () =>
    inHouse(async ({ dir, store, documents, write, film, later, forget }) => {
      const notes = { kind: 'notes', meetingId: later.meetingId } as const
      await write(notes, doc =>
        noteSection(doc, 'sinceLast').insert(0, [
          paragraph(text(`${canary} `), stillOf(film.recordingId)),
          paragraph(text('En anden film '), stillOf(later.recordingId), timeChip(5)),
        ]),
      )
      await forget(film.recordingId)
      expect(await isAnywhere(dir, canary)).to.equal(false)
      expect(await readIn(documents, notes, doc => sectionText(doc, 'sinceLast'))).to.equal('En anden film')
      const rows = () => store.selectFrom('documentUpdate').select('seq').execute()
      const before = await rows()
      await forget(film.recordingId)
      expect(await rows()).to.deep.equal(before)
    }))

  it('[NO25] takes them from snapshots too, and whoever wrote comes back and writes on', () =>
    inHouse(async ({ dir, store, documents, write, film: { recordingId, meetingId }, forget }) => {
      const shared = { kind: 'notes', meetingId } as const
      const { membership } = await write(shared, doc => {
        for (let line = 0; line < 60; line++)
          noteSection(doc, 'klima').insert(0, [paragraph(text(`${canary} ${line}`), timeChip(line))])
      })
      membership.leave()
      await until(async () => (await store.selectFrom('documentSnapshot').select('atMs').execute()).length > 0)
      await forget(recordingId)
      expect(await isAnywhere(dir, canary)).to.equal(false)
      const later = await write(shared, doc => noteSection(doc, 'klima').insert(0, [paragraph(text('Videre'))]))
      later.membership.leave()
      expect(await readIn(documents, shared, doc => sectionText(doc, 'klima'))).to.equal('Videre')
    }))

  it('[NO69] what somebody typed in its lines while they were away is in no row and comes to nobody; what they wrote beside it does', () =>
    inHouse(async ({ store, documents, write, film, supervisor, worker, forget }) => {
      const shared = { kind: 'notes', meetingId: film.meetingId } as const
      const { doc, membership } = await write(shared, doc =>
        noteSection(doc, 'klima').insert(0, [paragraph(text('Om filmen '), timeChip(1)), paragraph(text('Bliver'))]),
      )
      membership.leave()
      await forget(film.recordingId)
      const open = async (personId: string, heard: Buffer[]) => {
        const closes: number[] = []
        const membership = await documents.open(shared, {
          person: { id: PersonId.parse(personId), displayName: '' },
          sessionId: randomUUID() as never,
          send: message => void heard.push(Buffer.from(message)),
          close: code => void closes.push(code),
        })
        return { closes, ...membership }
      }
      const heard: Buffer[] = []
      const other = await open(supervisor.id, heard)
      await other.receive(askFor(Uint8Array.of(0)), true)
      const back = await open(worker.id, [])
      const sent: Uint8Array[] = []
      doc.on('update', (update: Uint8Array) => void sent.push(update))
      const words = (line: number) => (noteSection(doc, 'klima').get(line) as Y.XmlElement).get(0) as Y.XmlText
      words(0).insert(10, canary)
      words(1).insert(6, ' stående')
      words(0).insert(0, canary)
      words(1).insert(0, 'Det ')
      for (const update of sent) await back.receive(updateMessage(update), true)
      expect(back.closes).to.deep.equal([])
      expect(await readIn(documents, shared, doc => sectionText(doc, 'klima'))).to.equal('Det Bliver stående')
      const rows = await rowsOf(store, shared)
      expect(rows.some(row => row.includes('stående'))).to.equal(true)
      expect(rows.filter(row => row.includes(canary))).to.deep.equal([])
      await until(() => heard.some(message => message.includes('Det ')))
      expect(heard.filter(message => message.includes(canary))).to.deep.equal([])
      for (const place of [other, back]) place.leave()
    }))

  it('[NO25] done again leaves what was written since alone', () =>
    inHouse(async ({ documents, write, film: { recordingId, meetingId }, forget }) => {
      const shared = { kind: 'notes', meetingId } as const
      await write(shared, doc => noteSection(doc, 'klima').insert(0, [paragraph(text(canary), timeChip(1))]))
      await forget(recordingId)
      const add = (words: string) => (doc: Y.Doc) => noteSection(doc, 'klima').insert(0, [paragraph(text(words))])
      for (const words of ['Et', 'To']) (await write(shared, add(words))).membership.leave()
      await forget(recordingId)
      expect(await readIn(documents, shared, doc => sectionText(doc, 'klima'))).to.equal('To\nEt')
    }))
})
