import { chipOf } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createStore } from '../../../store.ts'
import type { MeetingHands, NoteThings } from '../note-hands.ts'
import type { ChipOptions } from './chip.ts'
import { chipKinds, pointChip, sequenceChip, stillChip, timeChip } from './kinds.ts'
import { offersFor } from './offers.ts'

const words = {
  goTo: (ms: number) => `til ${ms}`,
  still: (ms: number) => `billede ${ms}`,
  showStill: (ms: number, drawn: boolean) => `${drawn ? 'tegning' : 'billede'} ${ms}`,
  showSequence: (title: string) => `vis ${title}`,
  point: (text: string) => `punkt ${text}`,
  gone: (label: string) => `${label} er væk`,
  timeNow: (ms: number) => `tid ${ms}`,
  sequenceNow: (title: string) => `nu ${title}`,
  stillNow: (ms: number) => `billede nu ${ms}`,
}

const things: NoteThings = {
  sequences: [
    { id: 'a', title: 'Åbningen', kind: 'lookingGood', startMs: 1_000 },
    { id: 'b', title: '', kind: 'lookingCloser', startMs: 18_000 },
  ],
  sequenceId: 'b',
  points: [{ id: 'p', text: 'Vent på svaret' }],
}

function optionsWith(given: Partial<NoteThings> = {}) {
  const pressed: unknown[] = []
  const meeting: MeetingHands = {
    things: createStore({ ...things, ...given }),
    stands: () => true,
    still: () => ({ recordingId: 'film', filmMs: 500 }),
    isDrawn: ({ filmMs }) => filmMs === 500,
    picture: () => null,
    showSequence: id => pressed.push(id),
    showStill: still => pressed.push(still),
  }
  const options: ChipOptions = { words, hands: { now: () => 18_400.4, goTo: ms => pressed.push(ms), meeting } }
  return { options, pressed }
}

describe('chips', () => {
  it('[NO60] are written here as the server reads them, who exports and forgets by them', () => {
    for (const { name, attributes } of chipKinds) {
      const written = Object.fromEntries(
        Object.entries(attributes).map(([key, type]) => [key, type === 'number' ? 7 : 'x']),
      )
      expect(chipOf(name, written), name).to.deep.include(written)
      for (const key of Object.keys(written))
        expect(chipOf(name, { ...written, [key]: undefined }), `${name} without ${key}`).to.equal(null)
    }
  })

  it('[NO8] say what they point to as it is now, and lead there', () => {
    const { options, pressed } = optionsWith()
    expect(sequenceChip.face({ sequenceId: 'a', label: 'Gammel titel' }, options)).to.deep.equal({
      text: 'Åbningen',
      spoken: 'vis Åbningen',
      shape: 'lookingGood',
    })
    expect(stillChip.face({ recordingId: 'film', filmMs: 500 }, options)).to.include({ shape: 'drawn' })
    expect(stillChip.face({ recordingId: 'film', filmMs: 900 }, options)).to.include({ shape: 'still' })
    expect(pointChip.face({ pointId: 'p', label: '' }, options)).to.include({ text: 'Vent på svaret' })
    timeChip.press({ filmMs: 7 }, options.hands)
    sequenceChip.press({ sequenceId: 'a' }, options.hands)
    stillChip.press({ recordingId: 'film', filmMs: 500 }, options.hands)
    expect(pressed).to.deep.equal([7, 'a', { recordingId: 'film', filmMs: 500 }])
  })

  it('[NO26] of all kinds, only a still has a picture: that of its own film and moment', () => {
    const attrs = { recordingId: 'film', filmMs: 500, sequenceId: 'a', pointId: 'p', label: '' }
    expect(stillChip.still?.(attrs)).to.deep.equal({ recordingId: 'film', filmMs: 500 })
    for (const kind of [timeChip, sequenceChip, pointChip]) expect(kind.still).to.equal(undefined)
  })

  it('[NO9] fall back on their label when what they point to is gone, and say so', () => {
    const { options } = optionsWith({ sequences: [], points: [] })
    const gone = { text: 'Åbningen', spoken: 'Åbningen er væk', gone: true }
    expect(sequenceChip.face({ sequenceId: 'a', label: 'Åbningen' }, options)).to.deep.equal(gone)
    expect(pointChip.face({ pointId: 'p', label: 'Åbningen' }, options)).to.deep.equal(gone)
  })
})

describe('what @ offers', () => {
  const labels = (query: string) => offersFor(query, optionsWith().options.hands, words).map(({ label }) => label)

  it('is what is at hand first, then the other sequences and the development points', () => {
    expect(labels('')).to.deep.equal(['tid 18400', 'nu 0:18', 'billede nu 500', 'Åbningen (0:01)', 'Vent på svaret'])
  })

  it('narrows to what is typed', () => {
    expect(labels('åbn')).to.deep.equal(['Åbningen (0:01)'])
    expect(labels('xyz')).to.deep.equal([])
  })

  it('is only the time where there is no meeting', () => {
    const { now, goTo } = optionsWith().options.hands
    expect(offersFor('', { now, goTo }, words).map(({ type }) => type)).to.deep.equal(['timeChip'])
  })
})
