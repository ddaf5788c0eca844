import { randomUUID } from 'node:crypto'
import { type DevelopmentPoint, type Meeting, MeetingId, manualOf, noteSection } from '@samsyn/shared'
import * as Y from 'yjs'

export const manual = manualOf('minraadgivningspartner@1.0.0') ?? fail()
function fail(): never {
  throw new Error('the manual is there')
}

type Child = Y.XmlText | Y.XmlElement

/** An element of the notes, as the editor makes them. */
export function element(name: string, children: Child[] = [], attributes: Record<string, string | number> = {}) {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string)
  made.insert(0, children)
  return made
}

export const text = (words: string, look: Record<string, object> = {}) => {
  const made = new Y.XmlText()
  made.insert(0, words, look)
  return made
}
export const paragraph = (...children: Child[]) => element('paragraph', children)
export const item = (...children: Y.XmlElement[]) => element('listItem', children)
export const timeChip = (filmMs: number) => element('timeChip', [], { filmMs })

/** Notes as two people may have written them. */
export function writtenNotes(): Y.Doc {
  const doc = new Y.Doc()
  const write = (section: string, ...lines: Y.XmlElement[]) => noteSection(doc, section).insert(0, lines)
  write('klima', paragraph(text('Hør: hun tøver her, '), timeChip(18_000), text(' og så smiler hun.', { bold: {} })))
  write(
    'nextStep',
    paragraph(text('Vent tre sekunder længere, før du spørger igen. Æblegrød på øen i å. 1 < 2 & »så«')),
    element('orderedList', [
      item(paragraph(text('Træk vejret')), element('bulletList', [item(paragraph(text('dybt')))])),
      item(paragraph(text('# Ikke en overskrift'))),
    ]),
  )
  return doc
}

type Met = Pick<Meeting, 'cycleIndex' | 'participants' | 'state' | 'startedMs' | 'endedMs'>
/** A meeting of Åse and Bo on 26 May 2021 from 13.30 to 14.15 in Copenhagen. */
export const met: Met = {
  cycleIndex: 3,
  participants: [
    {
      id: randomUUID() as Meeting['participants'][number]['id'],
      displayName: 'Åse Prøve',
      role: 'worker',
      relation: 'worker',
    },
    {
      id: randomUUID() as Meeting['participants'][number]['id'],
      displayName: 'Bo Prøve',
      role: 'supervisor',
      relation: 'supervisor',
    },
  ],
  state: 'held',
  startedMs: Date.UTC(2021, 4, 26, 11, 30),
  endedMs: Date.UTC(2021, 4, 26, 12, 15),
}

export const agreedPoint = (words: string): DevelopmentPoint => ({
  ...{ id: randomUUID() as DevelopmentPoint['id'], cycleId: randomUUID() as DevelopmentPoint['cycleId'] },
  ...{ text: words, dimension: 'klima', when: 'i næste uge', status: 'active', followUpCycleId: null },
  damaged: false,
})

export const newMeetingId = () => MeetingId.parse(randomUUID())

/** The meeting as it is asked for. */
export const held = {
  ...met,
  ...{ id: newMeetingId(), state: 'held' as const, nextStep: '', createdMs: 0 },
  ...{ cycleId: agreedPoint('').cycleId, manualVersion: 'minraadgivningspartner@1.0.0' },
  recordingId: agreedPoint('').cycleId as string as never,
}
