import { type Hold, type ParticipantFrame, PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { pictureState } from './picture-state.ts'

const [ane, bo] = [crypto.randomUUID(), crypto.randomUUID()].map(id => PersonId.parse(id)) as [PersonId, PersonId]
const frame = (personId: PersonId, status: ParticipantFrame['status'], number: number | null = null) =>
  ({ personId, rev: 7, status, frame: number }) satisfies ParticipantFrame

describe('what is said about the picture', () => {
  /** On Bo's screen, which shows this, with Ane's telling that. */
  const seenByBo = (own: ParticipantFrame, told: readonly ParticipantFrame[], hold: Hold | null = null) =>
    pictureState(7, told, hold, { here: [ane, bo], own })
  const none = { waitingFor: [], late: [], blank: [], apart: [] }

  it('[PB72] who is behind while the film runs is named as late, not waited for', () => {
    const state = seenByBo(frame(bo, 'playing'), [frame(ane, 'loading')])
    expect(state).to.deep.equal({ ...none, kind: 'running', late: [ane] })
  })

  it('[PB72] while the room waits for them they are named as waited for', () => {
    const hold = { personIds: [ane], sinceMs: 0, forAll: false }
    const state = seenByBo(frame(bo, 'playing'), [frame(ane, 'loading')], hold)
    expect(state).to.deep.equal({ ...none, kind: 'waiting', waitingFor: [ane] })
  })

  it('[PB73] somebody who looks back alone is named, and the rest are not the same picture without them', () => {
    const state = seenByBo(frame(bo, 'showing', 40), [frame(ane, 'apart')])
    expect(state).to.deep.equal({ ...none, kind: 'waiting', apart: [ane] })
    expect(seenByBo(frame(bo, 'showing', 40), [frame(ane, 'showing', 40)]).kind).to.equal('same')
  })

  it('[PB15] is not the same where somebody who is here has told nothing yet, whatever the others show', () => {
    const state = seenByBo(frame(bo, 'showing', 40), [frame(bo, 'showing', 40)])
    expect(state).to.deep.equal({ ...none, kind: 'waiting', blank: [ane] })
  })

  it('[PB15] is not the same on a screen that does not show it itself, whatever was told of it before', () => {
    const told = [frame(ane, 'showing', 40), frame(bo, 'showing', 40)]
    const state = seenByBo({ ...frame(bo, 'loading'), blank: true }, told)
    expect(state).to.deep.equal({ ...none, kind: 'waiting', blank: [bo] })
  })

  it('[PB104] who has no picture yet is named so, while the film runs and while it stands', () => {
    const nothing = { ...frame(ane, 'loading'), blank: true }
    expect(seenByBo(frame(bo, 'playing'), [nothing])).to.deep.equal({ ...none, kind: 'running', blank: [ane] })
    expect(seenByBo(frame(bo, 'showing', 40), [nothing])).to.deep.equal({ ...none, kind: 'waiting', blank: [ane] })
  })

  it('[ME91] is nothing that is the same while one is alone, also when who has gone had told of it', () => {
    const own = frame(bo, 'showing', 40)
    const state = pictureState(7, [frame(ane, 'showing', 40), own], null, { here: [bo], own })
    expect(state).to.deep.equal({ ...none, kind: 'alone' })
  })
})
