import { CycleId, cycleStates, FilmedPersonId, MeetingId, type Recording } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { placeOf, stepOf, waitsOnMe } from './next-step.ts'

const id = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const person = (supervision: 'pending' | 'given') => ({
  id: FilmedPersonId.parse(id),
  label: 'Ung på 17',
  kind: 'youngPerson' as const,
  supervision,
})
const film = (state: Recording['state'], ...consents: ('pending' | 'given')[]) => ({
  state,
  persons: consents.map(person),
})

describe('the next step of a round', () => {
  it('for the social worker begins with the film', () => {
    expect(stepOf('planned', 'worker', null)).to.equal('upload')
  })
  it('goes on with an upload that was begun', () => {
    expect(stepOf('planned', 'worker', film('uploading'))).to.equal('finish-upload')
  })
  it('asks for another film when the first could not be used', () => {
    expect(stepOf('recorded', 'worker', film('refused'))).to.equal('choose-other')
  })
  it('uses the time while the film is made to say who is in it', () => {
    expect(stepOf('recorded', 'worker', film('processing'))).to.equal('name-people')
    expect(stepOf('recorded', 'worker', film('processing', 'given', 'pending'))).to.equal('consent')
    expect(stepOf('recorded', 'worker', film('processing', 'given'))).to.equal('film-in-work')
  })
  it('leaves the worker in peace while the supervisor looks', () => {
    for (const state of ['readyForAnalysis', 'analysing', 'sequencesChosen'] as const) {
      expect(stepOf(state, 'worker', film('ready', 'given'))).to.equal('at-supervisor')
      expect(waitsOnMe(state, 'worker')).to.equal(false)
    }
  })
  it('for the supervisor is to wait, to analyse, to arrange', () => {
    expect(stepOf('recorded', 'supervisor', film('ready'))).to.equal('await-film')
    expect(stepOf('consentCheck', 'supervisor', null)).to.equal('await-consent')
    expect(stepOf('readyForAnalysis', 'supervisor', null)).to.equal('analyse')
    expect(stepOf('sequencesChosen', 'supervisor', null)).to.equal('arrange')
  })
  it('[CO34] after a film that was deleted is to send another when one is ready, and nothing for the supervisor', () => {
    expect(stepOf('planned', 'worker', null, 'withdrawal')).to.equal('after-withdrawal')
    expect(stepOf('planned', 'worker', null, 'retention')).to.equal('after-deletion')
    expect(stepOf('planned', 'supervisor', null, 'withdrawal')).to.equal('film-gone')
    expect(stepOf('planned', 'worker', null, 'delete-now')).to.equal('upload')
    expect(stepOf('planned', 'supervisor', null, 'delete-now')).to.equal('await-film')
    expect(stepOf('planned', 'worker', film('uploading'), 'withdrawal')).to.equal('finish-upload')
    expect(stepOf('meetingHeld', 'worker', null, 'withdrawal')).to.equal('read')
  })
  it('is the same for both once they meet', () => {
    for (const state of ['meetingScheduled', 'meetingLive', 'meetingHeld', 'planAgreed', 'closed'] as const) {
      expect(stepOf(state, 'worker', null)).to.equal(stepOf(state, 'supervisor', null))
    }
  })
  it('exists for every state and both of them', () => {
    for (const state of cycleStates) {
      expect(stepOf(state, 'worker', null)).to.be.a('string')
      expect(stepOf(state, 'supervisor', null)).to.be.a('string')
    }
  })
})

describe('where a step is done', () => {
  const cycle = { id: CycleId.parse(id), meetingId: MeetingId.parse(id) }
  it('is the meeting, its afterword, the analysis or the round', () => {
    expect(placeOf('join', cycle)).to.equal(`/meetings/${id}`)
    expect(placeOf('read', cycle)).to.equal(`/meetings/${id}/after`)
    expect(placeOf('analyse', cycle)).to.equal(`/rounds/${id}/analysis`)
    expect(placeOf('consent', cycle)).to.equal(`/rounds/${id}`)
  })
  it('is the round while there is no meeting', () => {
    expect(placeOf('meet', { ...cycle, meetingId: null })).to.equal(`/rounds/${id}`)
  })
})
