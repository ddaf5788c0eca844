import { expect } from 'chai'
import { describe, it } from 'mocha'
import { PersonId } from './ids.ts'
import { occasionsIn, type Purpose, purposeOf, sameViewingMs, viewingsIn } from './viewing.ts'

const minute = 60_000
const [ane, bo] = ['1', '2'].map(digit => PersonId.parse(`00000000-0000-4000-8000-00000000000${digit}`)) as [
  PersonId,
  PersonId,
]
const asked = (personId: PersonId, purpose: Purpose, fromMs: number, untilMs = fromMs) => ({
  ...{ personId, displayName: personId === ane ? 'Ane' : 'Bo', purpose, fromMs, untilMs },
})

describe('viewings', () => {
  it('[VW1] are for the meeting in a meeting, else for oneself as its worker, and for supervision as anybody else', () => {
    expect(purposeOf('worker', false)).to.equal('own')
    expect(purposeOf('supervisor', false)).to.equal('supervision')
    expect(purposeOf('participant', false)).to.equal('meeting')
    for (const relation of ['worker', 'supervisor', 'participant'] as const)
      expect(purposeOf(relation, true)).to.equal('meeting')
  })

  it('[VW2] are one as long as the same person goes on for the same purpose within five minutes', () => {
    const ranges = [0, 4, 9, 14].map(at => asked(ane, 'own', at * minute))
    expect(viewingsIn(ranges)).to.deep.equal([asked(ane, 'own', 0, 14 * minute)])
    const apart = [asked(ane, 'own', 0), asked(ane, 'own', sameViewingMs + 1)]
    expect(viewingsIn(apart)).to.deep.equal(apart)
    const slow = [asked(ane, 'own', 0, 20 * minute), asked(ane, 'own', 24 * minute), asked(ane, 'own', 21 * minute)]
    expect(viewingsIn(slow)).to.deep.equal([asked(ane, 'own', 0, 24 * minute)])
  })

  it('[VW2] of two people, or for two purposes, are two; what was given is left as it was', () => {
    const given = [
      asked(ane, 'own', 0),
      asked(bo, 'supervision', minute),
      asked(ane, 'meeting', 2 * minute),
      asked(ane, 'own', 3 * minute),
    ]
    const before = given.map(one => ({ ...one }))
    expect(viewingsIn(given)).to.deep.equal([
      asked(ane, 'own', 0, 3 * minute),
      asked(bo, 'supervision', minute),
      asked(ane, 'meeting', 2 * minute),
    ])
    expect(given).to.deep.equal(before)
  })

  it('[VW3] that people had together are one occasion, that names nobody', () => {
    const together = [asked(ane, 'meeting', 0), asked(bo, 'meeting', minute), asked(bo, 'supervision', 2 * minute)]
    expect(occasionsIn(together)).to.deep.equal([
      { purpose: 'meeting', fromMs: 0, untilMs: minute },
      { purpose: 'supervision', fromMs: 2 * minute, untilMs: 2 * minute },
    ])
  })
})
