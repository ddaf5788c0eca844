import { type DocumentName, type NotesFormat, noteSection, notesFormats, PersonId, splitUpdate } from '@samsyn/shared'
import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { updateMessage } from '../collab/message.ts'
import { until } from '../collab/testing/until.ts'
import { createNextStepOf } from './next-step.ts'
import { createNotes } from './notes.ts'
import { createReader } from './reader.ts'
import { inHouse } from './testing/house.ts'
import { element, item, met, paragraph, text, timeChip } from './testing/notes.ts'

/** Generous bounds, for a machine that does much else: ours are 50 ms for others, and seconds for a file. */
const othersWaitMs = 1_500
const longestMs = 60_000

type Shape = {
  lines: number
  lists: number
  word: number
  spaces: number
  empty: number
  links: number
  href: number
  looks: number
}

const shape = fc.record({
  lines: fc.nat(3_000),
  lists: fc.nat(9),
  word: fc.nat(60_000),
  spaces: fc.nat(60_000),
  empty: fc.nat(20_000),
  links: fc.nat(500),
  href: fc.nat(2_500),
  looks: fc.nat(2_000),
})
const none: Shape = { lines: 0, lists: 0, word: 0, spaces: 0, empty: 0, links: 0, href: 0, looks: 0 }
/** One of everything as far as a document goes. */
const extremes: Shape[] = [
  { ...none, lines: 30_000 },
  { ...none, empty: 95_000 },
  { ...none, word: 2_000_000, spaces: 2_000_000 },
  { ...none, links: 1_200, href: 2_500, looks: 15_000, lists: 9 },
]

function noteOf({ lines, lists, word, spaces, empty, links, href, looks }: Shape): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    const section = noteSection(doc, 'nextStep')
    const add = (...elements: Y.XmlElement[]) => elements.length > 0 && section.push(elements)
    let list = paragraph(text('inderst'), timeChip(1_000))
    for (let around = 0; around < lists; around++) list = element('bulletList', [item(list)])
    add(list, paragraph(text('x'.repeat(word))), paragraph(text(`a${' '.repeat(spaces)}b`)))
    add(...Array.from({ length: lines }, (_, line) => paragraph(text(`Linje ${line}`))))
    add(...Array.from({ length: empty }, () => element('bulletList')))
    const link = { link: { href: `https://samsyn.example/${'a'.repeat(href)}` } }
    add(...Array.from({ length: links }, (_, at) => paragraph(text(`henvisning ${at}`, link))))
    const look = new Y.XmlText()
    add(element('paragraph', [look]))
    look.applyDelta(
      Array.from({ length: looks }, (_, at) => ({ insert: 'y', attributes: at % 2 ? { bold: {} } : { italic: {} } })),
    )
  })
  return doc
}

describe('whatever note is taken in', () => {
  it('[BO26] is read, opened, made into each kind of file and forgotten, and meanwhile others hardly wait', async function () {
    this.timeout(560_000)
    const told: string[] = []
    const prove = (one: Shape) => inHouse(house => proven(house, one, told))
    for (const one of extremes) await prove(one)
    await fc.assert(fc.asyncProperty(shape, prove), { numRuns: 3, endOnFailure: true })
    if (process.env.LOG_LEVEL) for (const line of told) console.log(line)
  })
})

type House = Parameters<Parameters<typeof inHouse>[0]>[0]

async function proven({ documents, write, film, later, worker, forget }: House, one: Shape, told: string[]) {
  const { meetingId, recordingId } = film
  const document: DocumentName = { kind: 'notes', meetingId }
  const closes: number[] = []
  const person = { id: PersonId.parse(worker.id), displayName: 'Ane' }
  const peer = {
    person,
    sessionId: 'x' as never,
    send: () => undefined,
    close: (code: number) => void closes.push(code),
  }
  const membership = await documents.open(document, peer)
  const update = Y.encodeStateAsUpdate(noteOf(one))
  for (const piece of splitUpdate(update, 500_000)) await membership.receive(updateMessage(piece), true)
  expect(closes, `${JSON.stringify(one)} is taken in`).to.deep.equal([])

  const reader = createReader()
  const meeting = { ...met, id: meetingId, manualVersion: 'minraadgivningspartner@1.0.0' }
  const notes = createNotes({
    documents,
    take: async () => undefined,
    reader,
    meeting: async () => meeting as never,
    thread: async () => ({ last: null, agreed: [] }),
  })
  const failures: unknown[] = []
  const nextStepOf = createNextStepOf({ documents, text: reader.text, failed: error => void failures.push(error) })
  const file = (format: NotesFormat) => () =>
    notes.takeAlong(meetingId, { format, locale: 'da', timeZone: 'Europe/Copenhagen' }, person.id)
  const works: Record<string, () => Promise<unknown>> = {
    'next step': () => nextStepOf(meetingId),
    ...Object.fromEntries(notesFormats.map(format => [format, file(format)])),
    versions: () => documents.versions(document),
    earlier: async () => documents.at(document, (await documents.versions(document)).at(-1)?.seq ?? 0),
    forget: () => forget(recordingId),
  }
  const other = await write({ kind: 'notes', meetingId: later.meetingId }, doc => doc.getText('text').insert(0, 'x'))
  for (const [name, work] of Object.entries(works)) {
    const begunMs = performance.now()
    let done = false
    const working = work().finally(() => {
      done = true
    })
    working.catch(() => {})
    const waits: number[] = []
    while (!done) {
      const sentMs = performance.now()
      await other.say('y')
      waits.push(performance.now() - sentMs)
      await until(() => performance.now() > sentMs + 25)
    }
    await working.catch(cause => {
      throw new Error(`${name} of ${JSON.stringify(one)}`, { cause })
    })
    const [took, waited] = [performance.now() - begunMs, Math.max(0, ...waits)]
    told.push(`${JSON.stringify(one)} ${name}: ${took.toFixed(0)} ms, another waits ${waited.toFixed(1)} ms at most`)
    expect(took, name).to.be.below(longestMs)
    expect(waited, `another waits while ${name}`).to.be.below(othersWaitMs)
  }
  expect(failures).to.deep.equal([])
  other.membership.leave()
  membership.leave()
  await reader.close()
}
