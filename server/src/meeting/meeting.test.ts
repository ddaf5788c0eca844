import { randomUUID } from 'node:crypto'
import { EntryId, SequenceId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { TestClient } from './testing/client.ts'
import { withHouse } from './testing/house.ts'

const newId = () => EntryId.parse(randomUUID())
const steps = (client: TestClient) => client.all('meeting:step-changed').map(({ step }) => step)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no refusal',
    error => error.code,
  )

describe('the agenda of a meeting', () => {
  it('[ME13] goes step by step for everybody, is logged, and is found by who comes later', () =>
    withHouse(async house => {
      const { meetingId, sequenceId } = await house.arrange()
      const anna = await house.connect(house.worker)
      const bo = await house.connect(house.supervisor)
      for (const who of [anna, bo]) await who.ask('meeting:enter', { meetingId })
      await bo.ask('meeting:go-to-step', { meetingId, id: newId(), step: sequenceId })
      await anna.fact('meeting:step-changed', ({ step }) => step === sequenceId)
      expect((await bo.ask('meeting:enter', { meetingId })).step).to.equal(sequenceId)
      const logged = await house.log.last(meetingId, 'agenda')
      expect(logged).to.deep.include({ personId: bo.self.id, fact: { kind: 'agenda', step: sequenceId } })
    }))

  it('does not go back when an earlier step is sent again', () =>
    withHouse(async house => {
      const { meetingId, sequenceId } = await house.arrange()
      const anna = await house.connect(house.worker)
      const bo = await house.connect(house.supervisor)
      for (const who of [anna, bo]) await who.ask('meeting:enter', { meetingId })
      const early = { meetingId, id: newId(), step: sequenceId }
      await bo.ask('meeting:go-to-step', early)
      await bo.ask('meeting:go-to-step', { meetingId, id: newId(), step: 'nextStep' })
      await bo.ask('meeting:go-to-step', early)
      expect((await anna.ask('meeting:enter', { meetingId })).step).to.equal('nextStep')
      expect(steps(anna)).to.deep.equal([sequenceId, 'nextStep'])
    }))

  it('has no steps but its own', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const bo = await house.connect(house.supervisor)
      await bo.ask('meeting:enter', { meetingId })
      const step = SequenceId.parse(randomUUID())
      expect(await codeOf(bo.ask('meeting:go-to-step', { meetingId, id: newId(), step }))).to.equal('not-found')
      expect(await house.log.last(meetingId, 'agenda')).to.equal(null)
    }))
})

describe('a meeting, to a stranger', () => {
  it('[ME14] answers every request as if it did not exist, and tells them nothing', () =>
    withHouse(async house => {
      const { meetingId, sequenceId } = await house.arrange()
      const stranger = await house.connect(house.stranger)
      const bo = await house.connect(house.supervisor)
      const codes = await Promise.all([
        codeOf(stranger.ask('meeting:enter', { meetingId })),
        codeOf(stranger.ask('meeting:leave', { meetingId })),
        codeOf(stranger.ask('meeting:go-to-step', { meetingId, id: newId(), step: sequenceId })),
        codeOf(stranger.ask('log:since', { meetingId, afterSeq: 0 })),
        codeOf(stranger.ask('chat:send', { meetingId, id: newId(), text: 'hej', filmMs: null })),
      ])
      expect(new Set(codes)).to.deep.equal(new Set(['not-found']))
      await bo.ask('meeting:enter', { meetingId })
      await bo.ask('chat:send', { meetingId, id: newId(), text: 'hej', filmMs: null })
      await bo.fact('log:appended')
      await codeOf(stranger.ask('meeting:enter', { meetingId }))
      expect([...stranger.all('log:appended'), ...stranger.all('meeting:attendance-changed')]).to.deep.equal([])
    }))
})
