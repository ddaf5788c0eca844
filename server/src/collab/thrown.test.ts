import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DocumentName, MeetingId, PersonId, SessionId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { pino } from 'pino'
import * as Y from 'yjs'
import { openTestStore } from '../keys/testing/open-test-store.ts'
import { createDocuments } from './documents.ts'
import { answerWith, askFor, updateMessage } from './message.ts'
import { tryAgain } from './peer.ts'
import { readIn } from './testing/read-in.ts'

const document: DocumentName = { kind: 'notes', meetingId: MeetingId.parse(randomUUID()) }

/** The documents of a folder of their own, under a clock that can be made to fail. */
async function inHouse(test: (house: Awaited<ReturnType<typeof build>>) => Promise<void>) {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-thrown-'))
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
  const clock = { fails: 0 }
  const now = () => {
    if (clock.fails > 0 && clock.fails-- > 0) throw new Error('the clock stands still')
    return 1_800_000_000_000
  }
  const documents = createDocuments({ store, now, log: pino({ level: 'silent' }) })

  /** Somebody at the document; `broken`: whose line fails whenever something is sent to it. */
  async function come(line: { broken: boolean } = { broken: false }) {
    const [heard, closes]: [Uint8Array[], number[]] = [[], []]
    const membership = await documents.open(document, {
      person: { id: PersonId.parse(randomUUID()), displayName: 'Ane' },
      sessionId: SessionId.parse(randomUUID()),
      send(message) {
        if (line.broken) throw new Error('the line is broken')
        heard.push(message)
      },
      close: code => void closes.push(code),
    })
    await membership.receive(askFor(Uint8Array.of(0)), true)
    return {
      ...membership,
      heard,
      closes,
      write: (words: string) => membership.receive(updateMessage(said(words)), true),
    }
  }
  return { store, documents, clock, come }
}

function said(words: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}

describe('what is thrown within a document', () => {
  it('[BO31] sends its members away to try again, ends nothing else, and loses nothing that was committed', () =>
    inHouse(async ({ documents, clock, come }) => {
      const [ane, bo] = [await come(), await come()]
      await ane.write('før')
      clock.fails = 1
      await ane.write('imens')
      expect(ane.closes).to.deep.equal([tryAgain])
      expect(bo.closes).to.deep.equal([tryAgain])
      for (const member of [ane, bo]) member.leave()
      const again = await come()
      await again.receive(answerWith(said('igen')), true)
      expect(again.closes).to.deep.equal([])
      expect(await readIn(documents, document, doc => doc.getText('text').length)).to.equal('førigen'.length)
    }))

  it('[BO31] answers who waited for it, so that nobody waits for ever', () =>
    inHouse(async ({ documents, clock, come }) => {
      const ane = await come()
      clock.fails = 1
      const asked = readIn(documents, document, doc => doc.getText('text').length)
      expect(await asked.catch((error: Error) => error.message)).to.contain('cannot be read')
      expect(ane.closes).to.deep.equal([tryAgain])
      ane.leave()
      expect(await readIn(documents, document, doc => doc.getText('text').length)).to.equal(0)
    }))

  it('[BO32] on the way to one connection is that one’s alone: the others hear and write on', () =>
    inHouse(async ({ documents, come }) => {
      const line = { broken: false }
      const [ane, bo, cilie] = [await come(), await come(line), await come()]
      line.broken = true
      const before = cilie.heard.length
      await ane.write('hørt')
      expect(bo.closes).to.deep.equal([tryAgain])
      expect(ane.closes.concat(cilie.closes)).to.deep.equal([])
      expect(cilie.heard.length).to.be.greaterThan(before)
      await cilie.write('og mere')
      expect(await readIn(documents, document, doc => doc.getText('text').length)).to.equal('hørtog mere'.length)
    }))
})
