import { randomUUID } from 'node:crypto'
import { mostSequences, type RecordingId, SequenceId } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { smallFilm } from '../recording/testing/film.ts'
import { playable, received } from '../recording/testing/filmed.ts'
import { inHouse } from '../recording/testing/house.ts'

const draft = (recordingId: RecordingId, more = {}) => ({
  id: SequenceId.parse(randomUUID()),
  recordingId,
  ...{ startMs: 200, endMs: 1200, kind: 'lookingGood' as const, dimension: 'klima', title: '', question: '' },
  ...more,
})

describe('sequences', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(2)
  })

  it('are marked and changed by the same request, and the round is under analysis', () =>
    inHouse(async house => {
      const { supervisor, recordingId, cycleId } = await playable(house, film)
      const first = draft(recordingId)
      const [made] = await supervisor.get('sequence:put', first)
      expect(made).to.deep.equal({ ...first, order: 0, released: false, damaged: false })
      expect(await supervisor.get('sequence:put', first)).to.deep.equal([made])
      const changed = { ...first, startMs: 0, endMs: 2000, question: 'Hvad så du?' }
      expect(await supervisor.get('sequence:put', changed)).to.deep.equal([{ ...made, ...changed }])
      expect(await house.stateOf(cycleId)).to.equal('analysing')
      expect(house.analysed.filter(fact => fact.name === 'sequence:changed')).to.have.length(3)
    }))

  it('[AL6] are told to nobody but who makes them, until a meeting shows them; from then on to the whole course', () =>
    inHouse(async house => {
      const { supervisor, recordingId, courseId } = await playable(house, film)
      const fact = { courseId, name: 'sequence:changed', payload: { recordingId } }
      const told = () => house.told.filter(({ name }) => name === fact.name)
      const marked = draft(recordingId)
      await supervisor.get('sequence:put', marked)
      await supervisor.get('sequence:order', { recordingId, ids: [marked.id] })
      await supervisor.get('sequence:remove', { recordingId, id: marked.id })
      await supervisor.get('sequence:put', draft(recordingId))
      expect(told()).to.deep.equal([])
      expect(house.analysed).to.deep.equal([fact, fact, fact, fact])
      await house.sequences.release(recordingId)
      await supervisor.get('sequence:put', draft(recordingId))
      expect(told()).to.deep.equal([fact, fact])
      expect(house.analysed).to.have.length(4)
    }))

  it('[SQ2] lie within the film, and speak of a dimension of the manual', () =>
    inHouse(async house => {
      const { supervisor, recordingId } = await playable(house, film)
      const wrong = [
        { endMs: 2001 },
        { startMs: 1200 },
        { startMs: 1500 },
        { startMs: -1 },
        { startMs: 0.5 },
        { dimension: 'humor' },
      ]
      for (const fault of wrong) {
        const said = await supervisor.refusal('sequence:put', draft(recordingId, fault))
        expect(said, JSON.stringify(fault)).to.equal('bad-request')
      }
      expect(await supervisor.get('sequence:list', { recordingId })).to.deep.equal([])
    }))

  it('[SQ7] are a hundred at most in a film; those that are there can still be changed', () =>
    inHouse(async house => {
      const { supervisor, recordingId } = await playable(house, film)
      const first = draft(recordingId)
      await supervisor.get('sequence:put', first)
      for (let more = 1; more < mostSequences; more++) await supervisor.get('sequence:put', draft(recordingId))
      expect(await supervisor.refusal('sequence:put', draft(recordingId))).to.equal('enough')
      const all = await supervisor.get('sequence:put', { ...first, question: 'Hvad så du?' })
      expect(all).to.have.length(mostSequences)
      expect(all[0]?.question).to.equal('Hvad så du?')
      await supervisor.get('sequence:remove', { recordingId, id: first.id })
      expect(await supervisor.refusal('sequence:put', draft(recordingId))).to.equal(null)
    }))

  it('[SQ3] need a film that is ready', () =>
    inHouse(async house => {
      const { supervisor, recordingId } = await received(house, Buffer.from('no film'))
      expect(await supervisor.refusal('sequence:put', draft(recordingId))).to.equal('film-not-ready')
    }))

  it('[SQ4] are the supervisor’s own until they are released', () =>
    inHouse(async house => {
      const { worker, supervisor, recordingId } = await playable(house, film)
      const stranger = (await house.newCourse()).supervisor
      await supervisor.get('sequence:put', draft(recordingId))
      expect(await worker.get('sequence:list', { recordingId })).to.deep.equal([])
      expect(await worker.refusal('sequence:put', draft(recordingId))).to.equal('forbidden')
      expect(await stranger.refusal('sequence:list', { recordingId })).to.equal('not-found')
      await house.sequences.release(recordingId)
      expect(await worker.get('sequence:list', { recordingId })).to.have.length(1)
      const later = draft(recordingId)
      await supervisor.get('sequence:put', later)
      await supervisor.get('sequence:put', { ...later, title: 'Efter' })
      const seen = await worker.get('sequence:list', { recordingId })
      expect(seen.map(({ title, released }) => ({ title, released }))).to.deep.equal([
        { title: '', released: true },
        { title: 'Efter', released: true },
      ])
    }))

  it('[SQ5] of another film cannot be reached through this one', () =>
    inHouse(async house => {
      const mine = await playable(house, film)
      const other = await playable(house, film)
      const theirs = draft(other.recordingId)
      await other.supervisor.get('sequence:put', theirs)
      const { recordingId, supervisor } = mine
      expect(await supervisor.refusal('sequence:put', { ...theirs, recordingId })).to.equal('not-found')
      await supervisor.get('sequence:remove', { recordingId, id: theirs.id })
      await supervisor.get('sequence:order', { recordingId, ids: [theirs.id] })
      expect(await house.sequences.forRecording(other.recordingId)).to.deep.include({
        ...theirs,
        order: 0,
        released: false,
        damaged: false,
      })
    }))

  it('[SQ6] stand in the order that is given, as far as it goes', () =>
    inHouse(async house => {
      const { supervisor, recordingId } = await playable(house, film)
      const drafts = ['a', 'b', 'c', 'd'].map(title => draft(recordingId, { title }))
      for (const one of drafts) await supervisor.get('sequence:put', one)
      const ids = [drafts[3], drafts[1], drafts[1]].flatMap(one => one?.id ?? [])
      const ordered = await supervisor.get('sequence:order', { recordingId, ids: [draft(recordingId).id, ...ids] })
      expect(ordered.map(({ title, order }) => `${order}${title}`)).to.deep.equal(['0d', '1b', '2a', '3c'])
      const left = await supervisor.get('sequence:remove', {
        recordingId,
        id: ordered[1]?.id ?? ids[0] ?? draft(recordingId).id,
      })
      expect(left.map(({ title }) => title)).to.deep.equal(['d', 'a', 'c'])
      const more = await supervisor.get('sequence:put', draft(recordingId, { title: 'e' }))
      expect(more.map(({ title }) => title)).to.deep.equal(['d', 'a', 'c', 'e'])
    }))

  it('are ready for a meeting with one that looks good, and a question to each', () =>
    inHouse(async house => {
      const { supervisor, recordingId } = await playable(house, film)
      const notReady = () => house.sequences.notReady(recordingId)
      expect(await notReady()).to.equal('looking-good-missing')
      const good = draft(recordingId)
      await supervisor.get('sequence:put', good)
      expect(await notReady()).to.equal('question-missing')
      await supervisor.get('sequence:put', { ...good, question: 'Hvad så du?' })
      expect(await notReady()).to.equal(null)
    }))
})
