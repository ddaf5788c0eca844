import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { staysIn, whereaboutsIn } from './attendance.ts'
import { emptyCopy, type LogCopy, type LogEntry, withEntry, withPage } from './entry.ts'
import { replayOf } from './replay.ts'
import { ane, bo, film, sequenceId, story } from './testing/story.ts'

describe('Attendance by the log', () => {
  it('[LG13] is each stay of each person, open for who has not left', () => {
    const entries = story(
      [ane, 10, { kind: 'arrived' }],
      [bo, 20, { kind: 'arrived' }],
      [ane, 30, { kind: 'left' }],
      [ane, 40, { kind: 'arrived' }],
      [bo, 50, { kind: 'left' }],
    )
    expect(staysIn(entries)).to.deep.equal([
      { personId: ane, fromMs: 10, toMs: 30 },
      { personId: bo, fromMs: 20, toMs: 50 },
      { personId: ane, fromMs: 40, toMs: null },
    ])
  })
})

describe('Where everybody is, by the log', () => {
  const hourMs = 3_600_000
  const people = (boIsHere: boolean) => [
    { id: ane, present: true },
    { id: bo, present: boIsHere },
  ]
  const bos = (entries: readonly LogEntry[], isHere = false) => whereaboutsIn(entries, people(isHere), ane).get(bo)

  it('[ME90] is here, not yet there, cut off while their seat is kept, or gone again', () => {
    const alone = story([ane, 10, { kind: 'arrived' }])
    const both = story([ane, 10, { kind: 'arrived' }], [bo, 20, { kind: 'arrived' }])
    const left = story([ane, 10, { kind: 'arrived' }], [bo, 20, { kind: 'arrived' }], [bo, 30, { kind: 'left' }])
    expect([bos(alone), bos(both, true), bos(both), bos(left)]).to.deep.equal(['notYet', 'here', 'cutOff', 'left'])
  })

  it('[ME90] who was there at an earlier gathering has not come to this one yet', () => {
    const since = (hours: number) =>
      story([bo, 0, { kind: 'arrived' }], [bo, 1, { kind: 'left' }], [ane, hours * hourMs, { kind: 'arrived' }])
    expect([bos(since(1)), bos(since(24))]).to.deep.equal(['left', 'notYet'])
  })
})

describe('A meeting told again', () => {
  const at = (positionMs: number, change = {}) => film(0, { positionMs, ...change })

  it('[LG16] has a line for each thing that happened, with its place in the film, and none for what players showed', () => {
    const lines = replayOf(
      story(
        [ane, 10, { kind: 'arrived' }],
        [bo, 20, { kind: 'screen', screen: 'away' }],
        [bo, 30, { kind: 'control', controllerId: bo }],
        [bo, 40, { kind: 'playback', vector: at(0, { playing: true, atMs: 40 }), did: 'play' }],
        [ane, 18_040, { kind: 'chat', text: 'se der', filmMs: 18_000 }],
        [ane, 18_040, { kind: 'playback', vector: at(18_000), did: 'stop' }],
        [bo, 19_000, { kind: 'agenda', step: 'nextStep' }],
        [bo, 20_000, { kind: 'playback', vector: at(18_000, { rate: 0.5 }), did: 'rate' }],
        [bo, 30_000, { kind: 'playback', vector: at(1000, { sequenceId }), did: 'sequence' }],
        [
          ane,
          36_000,
          { kind: 'hold', personIds: [ane], forAll: false, sinceMs: 33_000, ended: 'time', vector: at(2000) },
        ],
        [ane, 40_000, { kind: 'left' }],
      ),
    )
    expect(lines.map(({ filmMs, what }) => [what.kind, filmMs])).to.deep.equal([
      ['arrived', null],
      ['control', null],
      ['played', 0],
      ['chat', 18_000],
      ['paused', 18_000],
      ['step', 18_000],
      ['rate', 18_000],
      ['sequence', 1000],
      ['waited', 2000],
      ['left', 2000],
    ])
    expect(lines.at(-2)?.what).to.deep.include({ forMs: 3000, ended: 'time' })
  })

  it('tells of a search for a place once, where it ended, and of two people’s moves each', () => {
    const move = (positionMs: number) => ({ kind: 'playback', vector: at(positionMs), did: 'seek' }) as const
    const lines = replayOf(
      story([bo, 0, move(1)], [bo, 4000, move(2)], [bo, 8000, move(3)], [ane, 8100, move(4)], [ane, 20_000, move(5)]),
    )
    expect(lines.map(({ filmMs }) => filmMs)).to.deep.equal([3, 4, 5])
  })

  it('says of facts that do not tell what was done what is different by them', () => {
    const did = null
    const vectors = [
      at(0, { playing: true }),
      at(5, { playing: true, rate: 0.5 }),
      at(9),
      at(20),
      at(20, { loop: true }),
      at(1, { sequenceId, loop: true }),
    ]
    const lines = replayOf(
      story(
        ...vectors.map(
          (vector, i) =>
            [bo, i * 10_000, { kind: 'playback', vector, did }] as [
              typeof bo,
              number,
              { kind: 'playback'; vector: typeof vector; did: null },
            ],
        ),
      ),
    )
    expect(lines.map(({ what }) => what.kind)).to.deep.equal(['played', 'rate', 'rate', 'moved', 'loop', 'sequence'])
  })
})

describe('A copy of the log', () => {
  const whole = story(
    ...Array.from({ length: 12 }, (_, i) => [ane, i, { kind: 'arrived' }] as [typeof ane, number, { kind: 'arrived' }]),
  )
  const page = (afterSeq: number, size: number) => {
    const entries = whole.slice(afterSeq, afterSeq + size)
    return { entries, lastSeq: afterSeq + entries.length, more: afterSeq + size < whole.length }
  }

  it('[LG17] never counts as complete over a gap, and is whole once it has been asked for from there', () => {
    const told = fc.array(fc.integer({ min: 0, max: 11 }))
    fc.assert(
      fc.property(told, fc.integer({ min: 1, max: 5 }), (indexes, size) => {
        let copy: LogCopy = emptyCopy
        for (const index of indexes) copy = withEntry(copy, whole[index] as LogEntry)
        expect(copy.entries.filter(({ seq }) => seq <= copy.upToSeq)).to.have.length(copy.upToSeq)
        while (copy.upToSeq < whole.length) copy = withPage(copy, page(copy.upToSeq, size))
        expect(copy.entries).to.deep.equal(whole)
      }),
    )
  })

  it('[LG17] is complete up to what was told while the page before it was on its way', () => {
    const told = [2, 3].reduce((copy, index) => withEntry(copy, whole[index] as LogEntry), emptyCopy)
    const copy = withPage(told, { entries: whole.slice(0, 2), lastSeq: 2, more: false })
    expect(copy.upToSeq).to.equal(4)
  })

  it('goes past numbers that are of no known kind', () => {
    const copy = withPage(emptyCopy, { entries: whole.slice(0, 2), lastSeq: 9, more: false })
    expect(withEntry(copy, whole[9] as LogEntry).upToSeq).to.equal(10)
  })
})
