import { type ParticipantFrame, PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { pictureState } from './picture-state.ts'

const [ane, bo] = [crypto.randomUUID(), crypto.randomUUID()].map(id => PersonId.parse(id)) as [PersonId, PersonId]
const frame = (personId: PersonId, status: ParticipantFrame['status'], number: number | null = null) =>
  ({ personId, rev: 7, status, frame: number }) satisfies ParticipantFrame

describe('what is said about the picture', () => {
  it('[PB72] who is behind while the film runs is named as late, not waited for', () => {
    const state = pictureState(7, [frame(ane, 'loading'), frame(bo, 'playing')], null)
    expect(state).to.deep.equal({ kind: 'running', waitingFor: [], late: [ane], apart: [] })
  })

  it('[PB72] while the room waits for them they are named as waited for', () => {
    const hold = { personIds: [ane], sinceMs: 0, forAll: false }
    const state = pictureState(7, [frame(ane, 'loading'), frame(bo, 'playing')], hold)
    expect(state).to.deep.equal({ kind: 'waiting', waitingFor: [ane], late: [], apart: [] })
  })

  it('[PB73] somebody who looks back alone is named, and the rest are not the same picture without them', () => {
    const state = pictureState(7, [frame(ane, 'apart'), frame(bo, 'showing', 40)], null)
    expect(state).to.deep.equal({ kind: 'waiting', waitingFor: [], late: [], apart: [ane] })
    expect(pictureState(7, [frame(ane, 'showing', 40), frame(bo, 'showing', 40)], null).kind).to.equal('same')
  })
})
