import { type DocumentName, PersonId, routes, sectionText } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import * as Y from 'yjs'
import { createNotes } from './notes.ts'
import { createReader, type Reader } from './reader.ts'
import { agreedPoint, held, met, newMeetingId, writtenNotes } from './testing/notes.ts'

const agreed = [agreedPoint('Vente på svaret')]
describe('earlier versions of the notes', () => {
  let reader: Reader
  before(() => {
    reader = createReader()
  })
  after(() => reader.close())

  it('[NO22] notes:versions and notes:at show how the shared notes were, to who may read them, and nothing of private ones', async () => {
    for (const name of ['notes:versions', 'notes:at'] as const) {
      expect(routes[name].right).to.deep.equal({ may: 'notes:read', of: 'meeting', by: 'meetingId' })
    }
    const meetingId = newMeetingId()
    const asked: DocumentName[] = []
    const taken: unknown[] = []
    const then = Y.encodeStateAsUpdate(writtenNotes())
    const { routes: doors } = createNotes({
      take: async (_actor, of, what, which) => void taken.push([of, what, which]),
      documents: {
        whole: async () => Y.encodeStateAsUpdate(new Y.Doc()),
        versions: async document => {
          asked.push(document)
          return [{ seq: 4, atMs: 5, writers: [] }]
        },
        at: async (document, seq) => {
          asked.push(document)
          return seq === 4 ? then : new Uint8Array()
        },
      },
      meeting: async () => held,
      reader,
      thread: async () => ({ last: null, agreed }),
    })
    const call = { actor: { session: null, relation: null, courseId: null, self: met.participants[0] as never } }
    const more = {
      ...call,
      address: '',
      grant: () => undefined,
      browser: { agent: '', known: null, know: () => undefined },
    }
    expect(await doors['notes:versions']({ ...more, payload: { meetingId } })).to.have.length(1)
    const { update } = await doors['notes:at']({ ...more, payload: { meetingId, seq: 4 } })
    expect(taken).to.deep.equal([[meetingId, 'notes-version', 4]])
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Buffer.from(update, 'base64'))
    expect(sectionText(doc, 'klima')).to.contain('hun tøver her')
    expect(asked).to.deep.equal([
      { kind: 'notes', meetingId },
      { kind: 'notes', meetingId },
    ])
  })

  it('[NO80] earlier versions are read one at a time for a person, and nobody waits for another’s others', async () => {
    const begun: string[] = []
    const answers: (() => void)[] = []
    const notes = createNotes({
      take: async () => undefined,
      documents: {
        whole: async () => new Uint8Array(),
        versions: async () => [],
        at: async (_document, seq) => {
          begun.push(String(seq))
          await new Promise<void>(done => answers.push(done))
          return new Uint8Array()
        },
      },
      meeting: async () => held,
      reader,
      thread: async () => ({ last: null, agreed }),
    })
    const [one, other] = [newMeetingId(), newMeetingId()].map(id => PersonId.parse(id))
    const reading = [1, 2, 3].map(seq => notes.at(newMeetingId(), seq, one as PersonId))
    reading.push(notes.at(newMeetingId(), 4, other as PersonId))
    await new Promise(setImmediate)
    expect(begun).to.deep.equal(['1', '4'])
    answers[0]?.()
    await reading[0]
    await new Promise(setImmediate)
    expect(begun).to.deep.equal(['1', '4', '2'])
    while (answers.length < 4) {
      for (const answer of answers) answer()
      await new Promise(setImmediate)
    }
    for (const answer of answers) answer()
    await Promise.all(reading)
  })
})
