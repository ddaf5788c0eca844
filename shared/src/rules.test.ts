import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { documentNamed, documentPath } from './collab.ts'
import { looksLikeCpr, maySupervise } from './consent.ts'
import { cycleStates, nextState } from './cycle.ts'
import { beginStroke, extendStroke, removeStroke, strokesOf } from './drawing.ts'
import { MeetingId, PersonId, SequenceId } from './ids.ts'
import { dimensionsOf, manualOf } from './manual/manual.ts'
import { agendaOf } from './meeting.ts'
import { noteSection, noteSections, safeHref, sectionText } from './notes.ts'
import { may, rights } from './rights.ts'
import { notReadyForMeeting } from './sequence.ts'

const manual = manualOf('minraadgivningspartner@1.0.0')
const authorId = PersonId.parse('6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a02')
const meetingId = MeetingId.parse('6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a04')

describe('rights and consent', () => {
  it('[RI1] nobody without a relation may do anything', () => {
    for (const permission of Object.keys(rights) as (keyof typeof rights)[])
      expect(may(null, permission)).to.equal(false)
  })

  it('[CO1] a film may be played only when somebody is named in it and everybody named has consented', () => {
    expect(maySupervise([])).to.equal(false)
    expect(maySupervise([{ supervision: 'given' }])).to.equal(true)
    for (const supervision of ['pending', 'declined', 'withdrawn'] as const) {
      expect(maySupervise([{ supervision: 'given' }, { supervision }])).to.equal(false)
    }
  })

  it('[CO2] a label that looks like a CPR number is seen', () => {
    expect(['010203-1234', '0102031234', '010203 1234'].every(looksLikeCpr)).to.equal(true)
    expect(['Ung på 17', 'Mor', 'Sag 2024-117'].some(looksLikeCpr)).to.equal(false)
  })
})

describe('rounds', () => {
  it('[RO1] an event that does not apply leaves a round as it is', () => {
    for (const state of cycleStates)
      expect(nextState(state, 'meeting-left')).to.equal(state === 'meetingLive' ? 'meetingHeld' : state)
  })

  it('[RO2] a round goes from a film to a held meeting', () => {
    const events = [
      'film-received',
      'film-ready',
      'consent-given',
      'sequence-marked',
      'sequences-chosen',
      'meeting-arranged',
      'meeting-entered',
      'meeting-left',
    ] as const
    expect(events.reduce<(typeof cycleStates)[number]>(nextState, 'planned')).to.equal('meetingHeld')
  })

  it('[SQ1] a set of sequences needs a Looking good, and a question to each', () => {
    const good = { kind: 'lookingGood', question: 'Hvad ser du?' } as const
    expect(notReadyForMeeting([])).to.equal('looking-good-missing')
    expect(notReadyForMeeting([good, { kind: 'lookingCloser', question: '' }])).to.equal('question-missing')
    expect(notReadyForMeeting([good])).to.equal(null)
  })

  it('[ME1] the agenda shows Looking good first, between last time and the next step', () => {
    const [a, b] = ['6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a05', '6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a06'].map(id =>
      SequenceId.parse(id),
    )
    if (!a || !b) throw new Error('two ids')
    const agenda = agendaOf([
      { id: a, kind: 'lookingCloser', order: 0 },
      { id: b, kind: 'lookingGood', order: 1 },
    ])
    expect(agenda).to.deep.equal(['sinceLast', b, a, 'nextStep'])
  })
})

describe('manual and notes', () => {
  it('[MA1] the manual has 3 domains, 10 dimensions and the engagement across', () => {
    expect(manual?.domains.map(domain => domain.dimensions.length)).to.deep.equal([4, 3, 3])
    expect(dimensionsOf(manual ?? expect.fail()).at(-1)?.key).to.equal('engagement')
  })

  it('[NO1] there is a section for every dimension, and the next step is the last', () => {
    const sections = noteSections(manual ?? expect.fail())
    expect(sections).to.have.length(14)
    expect(sections.at(-1)).to.equal('nextStep')
  })

  it('[NO2] a section reads as plain text, a line per paragraph, without its chips', () => {
    const doc = new Y.Doc()
    const line = new Y.XmlElement('paragraph')
    line.insert(0, [new Y.XmlText('Hold pausen'), new Y.XmlElement('timeChip'), new Y.XmlText(' lidt længere')])
    const item = new Y.XmlElement('bulletList')
    noteSection(doc, 'nextStep').insert(0, [line, item])
    expect(sectionText(doc, 'nextStep')).to.equal('Hold pausen lidt længere')
    expect(sectionText(doc, 'sinceLast')).to.equal('')
  })

  it('[NO3] a link leads to a web page or an e-mail address, or it is none', () => {
    expect(safeHref(' https://vive.dk/da/?a=b#c ')).to.equal('https://vive.dk/da/?a=b#c')
    expect(safeHref('www.vive.dk')).to.equal('https://www.vive.dk')
    expect(safeHref('mailto:ane@demo.invalid')).to.equal('mailto:ane@demo.invalid')
    const refused = [
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'ftp://a',
      '//a',
      '/a',
      'a',
      '',
      'https://',
      'https://a b',
      'https://a\u0000',
    ]
    for (const href of refused) expect(safeHref(href)).to.equal(null)
  })

  it('[CD1] a document is named by its kind and its meeting, and nothing else names one', () => {
    const own = { kind: 'private', meetingId, personId: authorId } as const
    for (const name of [{ kind: 'notes', meetingId } as const, own]) {
      expect(documentNamed(documentPath(name))).to.deep.equal(name)
    }
    for (const path of [
      '',
      `private/${meetingId}`,
      `private/${meetingId}/x`,
      `notes/${meetingId}/${authorId}`,
      'notes',
      `other/${meetingId}`,
      `notes/${meetingId}/x`,
      'notes/../secrets',
    ]) {
      expect(documentNamed(path)).to.equal(null)
    }
  })
})

describe('drawings', () => {
  const stroke = {
    id: 's1',
    recordingId: 'r1',
    frame: 7,
    tool: 'pen',
    colour: 'sun',
    authorId,
    points: [0.1, 0.2],
  } as const

  it('[DR1] a stroke is seen by the other while it is drawn', () => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
    mine.on('update', update => Y.applyUpdate(theirs, update))
    beginStroke(mine, { ...stroke, points: [...stroke.points] })
    extendStroke(mine, 's1', [0.3, 0.4])
    expect(strokesOf(theirs)).to.deep.equal([{ ...stroke, points: [0.1, 0.2, 0.3, 0.4] }])
  })

  it('[DR2] a stroke that was taken away stays away', () => {
    const doc = new Y.Doc()
    beginStroke(doc, { ...stroke, points: [] })
    removeStroke(doc, 's1')
    extendStroke(doc, 's1', [1, 1])
    expect(strokesOf(doc)).to.deep.equal([])
  })

  it('[DR3] what is not a stroke is passed over', () => {
    const doc = new Y.Doc()
    doc.getMap('strokes').set('bad', new Y.Map([['frame', 'seven']]))
    expect(strokesOf(doc)).to.deep.equal([])
  })
})
