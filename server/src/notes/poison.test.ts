import { type DocumentName, documentPath, noteSection, sectionText } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { readIn } from '../collab/testing/read-in.ts'
import { sealedIn } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'
import { createNextStepOf } from './next-step.ts'
import { createReader } from './reader.ts'
import { inHouse } from './testing/house.ts'
import { paragraph, text, timeChip } from './testing/notes.ts'

/** Lists in lists as no editor makes them, 6,000 elements deep, and a line with a time in the last. */
function nested(): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    let parent: Y.XmlFragment = noteSection(doc, 'nextStep')
    for (let level = 0; level < 6_000; level++) {
      const element = new Y.XmlElement(level % 2 === 0 ? 'bulletList' : 'listItem')
      parent.insert(0, [element])
      parent = element
    }
    parent.insert(0, [paragraph(text('om filmen'), timeChip(1_000)), paragraph(text('om noget andet'))])
  })
  return Y.encodeStateAsUpdate(doc)
}

/** Puts a row into the database that an older version took, or that a bad sector made. */
async function put(store: Store, document: DocumentName, content: Uint8Array) {
  const name = documentPath(document)
  const sealer = await sealsOf(store).sealer(sealedIn.document(name))
  const row = { document: name, personId: 'x', atMs: 0, content: sealer.bytes(content) }
  await store.insertInto('documentUpdate').values(row).execute()
}

/** A row of which one byte has turned over where it lies. */
async function damage(store: Store, document: DocumentName) {
  const rows = store
    .selectFrom('documentUpdate')
    .select(['seq', 'content'])
    .where('document', '=', documentPath(document))
  const { seq, content } = await rows.executeTakeFirstOrThrow()
  const bad = Uint8Array.from(content)
  bad[bad.length >> 1] = (bad[bad.length >> 1] ?? 0) ^ 1
  await store.updateTable('documentUpdate').set({ content: bad }).where('seq', '=', seq).execute()
}

describe('poison that lies in the notes already', () => {
  it('[BO25] in a private note, nested as deep as it may be: the film is forgotten, line by line', () =>
    inHouse(async ({ store, documents, film: { recordingId, meetingId }, worker, forget }) => {
      const own = { kind: 'private', meetingId, personId: worker.id } as const
      await put(store, own, nested())
      await forget(recordingId)
      expect(await readIn(documents, own, doc => sectionText(doc, 'nextStep'))).to.equal('om noget andet')
      expect(await documents.versions(own)).to.deep.equal([])
    }))

  it('[BO25] a wrong byte, a torn snapshot, a row of another kind: the note goes whole, and the others keep theirs', () =>
    inHouse(
      async ({ store, documents, write, film: { recordingId, meetingId }, later, worker, supervisor, forget }) => {
        const line = (words: string) => (doc: Y.Doc) =>
          noteSection(doc, 'klima').insert(0, [paragraph(text(`${words} `), timeChip(1)), paragraph(text(words))])
        const shared = { kind: 'notes', meetingId } as const
        const own = { kind: 'private', meetingId, personId: worker.id } as const
        const others = { kind: 'private', meetingId, personId: supervisor.id } as const
        const elsewhere = { kind: 'notes', meetingId: later.meetingId } as const
        for (const document of [shared, own, others, elsewhere]) (await write(document, line('ord'))).membership.leave()
        await damage(store, shared)
        await put(store, own, Uint8Array.of(1, 2, 3))
        const torn = { document: documentPath(elsewhere), throughSeq: 1_000, atMs: 0, content: Uint8Array.of(7) }
        await store.insertInto('documentSnapshot').values(torn).execute()
        await forget(recordingId)
        expect(await readIn(documents, others, doc => sectionText(doc, 'klima'))).to.equal('ord')
        const left = await store.selectFrom('documentUpdate').select('document').distinct().execute()
        expect(left.map(({ document }) => document)).to.deep.equal([])
        const erased = await store.selectFrom('documentErased').select('document').execute()
        const names = [shared, own, elsewhere, { kind: 'drawings', meetingId } as const].map(documentPath)
        expect(erased.map(({ document }) => document)).to.have.members(names)
      },
    ))

  it('[BO24] and the next step is read all the same, is read anew when something is written, and is null where it cannot be', () =>
    inHouse(async ({ store, documents, write, film: { meetingId }, later }) => {
      const reader = createReader()
      const asked: string[] = []
      const failures: unknown[] = []
      const nextStepOf = createNextStepOf({
        documents,
        text: (whole, section) => {
          asked.push(section)
          return reader.text(whole, section)
        },
        failed: error => void failures.push(error),
      })
      const notes = { kind: 'notes', meetingId } as const
      await put(store, notes, nested())
      expect(await nextStepOf(meetingId)).to.equal('om filmen\nom noget andet')
      expect(await nextStepOf(meetingId)).to.equal('om filmen\nom noget andet')
      expect(asked).to.have.length(1)
      const { membership } = await write(notes, doc =>
        noteSection(doc, 'nextStep').insert(0, [paragraph(text(`nyt ${'x'.repeat(3_000)}`))]),
      )
      expect(await nextStepOf(meetingId)).to.match(/^nyt x{1996}…$/)
      membership.leave()
      const broken = { kind: 'notes', meetingId: later.meetingId } as const
      expect(await nextStepOf(later.meetingId)).to.equal('')
      await put(store, broken, Uint8Array.of(1, 2, 3))
      expect(await nextStepOf(later.meetingId)).to.equal(null)
      expect(failures).to.have.length(1)
      await reader.close()
    }))
})
