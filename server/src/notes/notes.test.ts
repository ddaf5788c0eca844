import { type AppError, noteSection, PersonId, proseOf } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import * as Y from 'yjs'
import { docxOf } from './docx.ts'
import { markdownOf } from './markdown.ts'
import { createNotes } from './notes.ts'
import { paperOf } from './paper.ts'
import { pdfOf } from './pdf.ts'
import { createReader, type Reader } from './reader.ts'
import { agreedPoint, held, manual, met, newMeetingId, paragraph, text, writtenNotes } from './testing/notes.ts'
import { inPdf, inZip } from './testing/opened.ts'

const agreed = [agreedPoint('Vente på svaret')]
const timeZone = 'Europe/Copenhagen'

function paper(doc = writtenNotes(), locale: 'da' | 'en' = 'da') {
  return paperOf({ meeting: met, manual, agreed, locale, timeZone, prose: section => proseOf(doc, section) })
}

/** What is to be found in each file, in this order. */
const inOrder = [
  'Noter fra mødet om runde 3',
  'I mødtes 26. maj 2021 kl. 13.30 til 14.15.',
  'Åse Prøve, socialrådgiver',
  'Bo Prøve, supervisor',
  'Næste skridt',
  'Vent tre sekunder længere, før du spørger igen. Æblegrød på øen i å.',
  'Træk vejret',
  'dybt',
  'Ikke en overskrift',
  'Det arbejder vi videre med',
  'Vente på svaret · i næste uge',
  'Hør: hun tøver her,',
  '0:18',
  'og så smiler hun.',
]

function expectInOrder(content: string) {
  const places = inOrder.map(words => content.indexOf(words))
  expect(inOrder.filter((_, index) => (places[index] ?? -1) < 0)).to.deep.equal([])
  expect(places).to.deep.equal(places.toSorted((a, b) => a - b))
}

describe('notes to take along', () => {
  let reader: Reader
  before(() => {
    reader = createReader()
  })
  after(() => reader.close())
  const personId = PersonId.parse(met.participants[0]?.id)

  it('[NO24] as Markdown hold who met, what is next, and the notes under the manual’s headings', () => {
    const content = markdownOf(paper())
    expectInOrder(content)
    expect(content).to.match(/^# Noter fra mødet om runde 3\n/)
    expect(content).to.contain('\n1. Træk vejret\n\n   - dybt\n2. \\# Ikke en overskrift\n')
    expect(content).to.contain('Hør: hun tøver her, **0:18** **og så smiler hun.**')
    expect(content).to.contain('1 \\< 2 \\& »så«')
  })

  it('[NO24] as a Word document have the same, with real headings and lists', async () => {
    const file = Buffer.from(await docxOf(paper()))
    const xml = inZip(file, 'word/document.xml')
    const words = xml.replaceAll(/<w:p[ >]/g, '\n$&').replaceAll(/<[^>]+>/g, '')
    expectInOrder(words)
    expect(words).to.contain('1 &lt; 2 &amp; »så«')
    expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)).to.have.length(1)
    expect(xml).to.match(/<w:pStyle w:val="Heading3"\/>/)
    expect(xml.match(/<w:numPr>/g)?.length).to.be.greaterThan(3)
    expect(inZip(file, 'word/styles.xml')).to.contain('da-DK')
  })

  it('[NO24] as PDF have the same, in Danish letters, tagged with headings and lists', async () => {
    const { text: words, roles, info, pages } = await inPdf(await pdfOf(paper()))
    expectInOrder(words)
    expect(pages).to.equal(1)
    expect([...roles]).to.include.members(['H1', 'H2', 'H3', 'P', 'L', 'LI', 'LBody'])
    expect(info).to.deep.include({ Title: 'Noter fra mødet om runde 3', Language: 'da-DK' })
  })

  it('[NO24] go over as many pages as they need, and say so when there is no next step', async () => {
    const doc = new Y.Doc()
    const lines = Array.from({ length: 120 }, (_, index) => paragraph(text(`Linje ${index} med æ, ø og å`)))
    noteSection(doc, 'takeAway').insert(0, lines)
    const { text: words, pages } = await inPdf(await pdfOf(paper(doc)))
    expect(pages).to.be.greaterThan(2)
    expect(words).to.contain('Linje 0 med æ, ø og å').and.to.contain('Linje 119 med æ, ø og å')
    expect(words).to.contain('Der er ikke skrevet et næste skridt.')
  })

  it('[NO24] notes:take-along names the file and its kind, in the reader’s language', async () => {
    const meetingId = newMeetingId()
    const asked: unknown[] = []
    const notes = createNotes({
      take: async () => undefined,
      documents: {
        whole: async document => {
          asked.push(document)
          return Y.encodeStateAsUpdate(writtenNotes())
        },
        versions: async () => [],
        at: async () => new Uint8Array(),
      },
      meeting: async () => ({ ...held, id: meetingId }),
      reader,
      thread: async () => ({ last: null, agreed }),
    })
    const file = await notes.takeAlong(meetingId, { format: 'md', locale: 'en', timeZone }, personId)
    expect(file).to.deep.include({ fileName: 'notes-round-3.md', mediaType: 'text/markdown; charset=utf-8' })
    expect(Buffer.from(file.base64, 'base64').toString()).to.contain('Åse Prøve, social worker')
    expect(asked).to.deep.equal([{ kind: 'notes', meetingId }])
  })

  it('[BO21] as PDF break words of more than 200 letters, all of which stand there, in time by their length', async () => {
    const doc = new Y.Doc()
    const word = 'æbleræ'.repeat(15_000)
    noteSection(doc, 'klima').insert(0, [paragraph(text(`før ${word} efter`))])
    const begunMs = Date.now()
    const { text: words } = await inPdf(await pdfOf(paper(doc)))
    expect(Date.now() - begunMs).to.be.below(20_000)
    expect(words.replaceAll(/\s/g, '')).to.contain(`før${word}efter`)
  })

  it('[BO23] are one file at a time for each person, and the next when that is there', async () => {
    const wanted = { format: 'md', locale: 'da', timeZone } as const
    const notes = createNotes({
      take: async () => undefined,
      documents: {
        whole: async () => Y.encodeStateAsUpdate(writtenNotes()),
        versions: async () => [],
        at: async () => new Uint8Array(),
      },
      meeting: async () => held,
      reader,
      thread: async () => ({ last: null, agreed }),
    })
    const first = notes.takeAlong(held.id, wanted, personId)
    const second = await notes.takeAlong(held.id, wanted, personId).catch((error: AppError) => error.code)
    expect(second).to.equal('file-in-the-making')
    const others = await notes.takeAlong(held.id, wanted, PersonId.parse(met.participants[1]?.id))
    expect(others.fileName).to.equal((await first).fileName)
    expect((await notes.takeAlong(held.id, wanted, personId)).fileName).to.equal(others.fileName)
  })

  it('[BO22] are refused with a reason when a file would take too long, and the next is made', async () => {
    const long = new Y.Doc()
    noteSection(long, 'klima').insert(
      0,
      Array.from({ length: 20_000 }, (_, line) => paragraph(text(`Linje ${line}`))),
    )
    const surroundings = { meeting: held, manual, agreed, locale: 'da', timeZone } as const
    // No machine makes so many pages in that time; the next file may take what it needs.
    const making = { longestMs: 300, heapMb: 128 }
    const hasty = createReader({ reading: making, making })
    const file = (doc: Y.Doc, format: 'pdf' | 'md') =>
      hasty.file({ kind: 'notes', whole: Y.encodeStateAsUpdate(doc), about: surroundings, format }, 'noter')
    expect(await file(long, 'pdf').catch((error: AppError) => error.code)).to.equal('too-long')
    making.longestMs = 60_000
    expect((await file(writtenNotes(), 'md')).fileName).to.equal('noter.md')
    await hasty.close()
  })
})
