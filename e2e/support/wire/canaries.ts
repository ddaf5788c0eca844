import { randomBytes, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type DevelopmentPointId,
  type DocumentName,
  EntryId,
  FilmedPersonId,
  noteSection,
  SequenceId,
  sectionText,
} from '@samsyn/shared'
import * as Y from 'yjs'
import { until } from '../until.ts'
import { type House, logOf, type Place, saidYes, sequenceIn } from './house.ts'

/** A word that no chance repeats, to be looked for wherever bytes lie. Of letters alone: digits could pass for a number that tells who somebody is. */
const canary = (what: string) => `fugl-${what}-${lettersOf(randomBytes(18))}`
const lettersOf = (bytes: Buffer) => [...bytes].map(byte => String.fromCharCode(97 + (byte % 26))).join('')
export const canaries = (what: string, count: number) =>
  Array.from({ length: count }, (_, index) => canary(`${what}${'abcdefghij'[index % 10]}`))

/** Every file of these folders that holds one of these, by what it holds. */
export async function holdersOf(folders: readonly string[], sought: readonly (string | Buffer)[]): Promise<string[]> {
  const found: string[] = []
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    for (const entry of entries.filter(one => one.isFile())) {
      // What goes while it is looked for is not there.
      const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0))
      for (const one of sought) if (bytes.includes(one)) found.push(`${entry.name}: ${one}`)
    }
  }
  return found
}

/** The private notes of this person in a meeting, or the shared ones. */
const notesOf = async (house: House, place: Place, isPrivate: boolean): Promise<DocumentName> => {
  if (!isPrivate) return { kind: 'notes', meetingId: place.meetingId }
  const self = await house.ane.call('session:current', {})
  if (!self) throw new Error('nobody is signed in')
  return { kind: 'private', meetingId: place.meetingId, personId: self.id }
}

async function written(house: House, name: DocumentName, write: (doc: Y.Doc) => void) {
  const document = house.ane.document(name)
  try {
    await until('the document is there', document.isSynced)
    document.write(write)
    await until('what is written is saved', document.isSaved)
  } finally {
    document.close()
  }
}

async function readIn(house: House, name: DocumentName, read: (doc: Y.Doc) => string): Promise<string> {
  const document = house.ane.document(name)
  try {
    await until('the document is there', document.isSynced)
    return read(document.doc)
  } finally {
    document.close()
  }
}

function lines(words: readonly string[]) {
  return words.map(word => {
    const chip = new Y.XmlElement('timeChip')
    chip.setAttribute('filmMs', 1000 as never)
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(word), chip])
    return paragraph
  })
}

/** Writes words about a film wherever the product lets two people write any, as they would; answers each word. */
export async function plantWords(house: House, place: Place): Promise<string[]> {
  const { ane, bo } = house
  const { recordingId, meetingId, cycleId } = place
  const [chat, shared, own, drawn, label, sheet, sequence] = [
    ...[canaries('chat', 8), canaries('note', 8), canaries('own', 6), canaries('drawn', 4), canaries('label', 3)],
    ...[canaries('sheet', 4), canaries('sequence', 4)],
  ]
  const line = ane.line()
  await line.ready()
  await line.ask('meeting:enter', { meetingId })
  for (const text of chat ?? [])
    await line.ask('chat:send', { meetingId, id: EntryId.parse(randomUUID()), text, filmMs: 500 })
  line.close()
  await written(house, await notesOf(house, place, false), doc => noteSection(doc, 'klima').push(lines(shared ?? [])))
  await written(house, await notesOf(house, place, true), doc => noteSection(doc, 'mine').push(lines(own ?? [])))
  await written(house, { kind: 'drawings', meetingId }, doc => {
    for (const word of drawn ?? []) doc.getMap('strokes').set(word, word)
  })
  for (const text of label ?? []) {
    const id = FilmedPersonId.parse(randomUUID())
    await ane.call('recording:put-person', { recordingId, id, label: text, kind: 'other' })
    await consent(house, place, id)
  }
  const [meetingType = '', purpose = '', participants = '', notes = ''] = sheet ?? []
  const context = { meetingType, place: '', purpose, participants, notes, relationKnown: 'few' as const }
  await ane.call('recording:put-context', { recordingId, ...context })
  for (const [index, title] of (sequence ?? []).slice(0, 2).entries()) {
    const id = SequenceId.parse(randomUUID())
    await bo.call('sequence:put', {
      ...sequenceIn({ ...place, sequenceId: id }),
      title,
      question: sequence?.[index + 2] ?? '',
    })
  }
  const point = { cycleId, id: randomUUID() as DevelopmentPointId, dimension: null, when: 'i morgen' }
  const [agreed = ''] = canaries('point', 1)
  await ane.call('development:put', { ...point, text: agreed })
  return [chat, shared, own, drawn, label, sheet, sequence, [agreed]].flatMap(words => words ?? [])
}

const consent = (house: House, { recordingId }: Place, id: FilmedPersonId) =>
  house.ane.call('consent:state', { recordingId, id, ...saidYes })

/** All that the product shows of what was written about a film, in one text. */
export async function shownOf(house: House, place: Place): Promise<string> {
  const { recordingId, meetingId, cycleId } = place
  const answers = await Promise.all([
    house.ane.answer('recording:get', { recordingId }),
    house.bo.answer('sequence:list', { recordingId }),
    house.ane.answer('development:thread', { cycleId }),
  ])
  const all = (doc: Y.Doc) => ['klima', 'mine'].map(section => sectionText(doc, section)).join('\n')
  const shared = await readIn(house, await notesOf(house, place, false), all)
  const own = await readIn(house, await notesOf(house, place, true), all)
  const log = JSON.stringify(await logOf(house.ane, meetingId))
  return [...answers.map(answer => JSON.stringify(answer)), shared, own, log].join('\n')
}

/** The drawings of a meeting, or that they are gone. */
export function drawingsOf(house: House, { meetingId }: Place): Promise<string> {
  const document = house.ane.document({ kind: 'drawings', meetingId })
  const read = () => (document.closes.length > 0 ? 'gone' : JSON.stringify(document.doc.getMap('strokes').toJSON()))
  return until('the drawings are there or gone', () =>
    document.isSynced() || document.closes.length > 0 ? read() : null,
  ).finally(() => document.close())
}
