import { randomUUID } from 'node:crypto'
import {
  type Command,
  EntryId,
  FilmedPersonId,
  MeetingId,
  RecordingId,
  type RequestInput,
  type RequestName,
  SequenceId,
} from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { until } from '../../support/until.ts'
import { codeIn } from '../../support/wire/answer.ts'
import {
  arrange,
  courseOf,
  type House,
  nowhere,
  openHouse,
  type Place,
  placeOf,
  saidYes,
  sequenceIn,
} from '../../support/wire/house.ts'
import type { Line } from '../../support/wire/Line.ts'
import { microphone } from '../../support/wire/microphone.ts'

describe('The other side: calls with two ids, one of them of elsewhere', () => {
  let house: House
  let anes: Place
  let cilies: Place
  const lines: Line[] = []

  before(async () => {
    house = await openHouse()
    anes = await placeOf(house.ane)
    cilies = await arrange(house.cilie, house.bo)
  })
  after(async () => {
    for (const line of lines) line.close()
    await house.app.stop()
  })

  async function inTheRoom(who: 'ane' | 'bo'): Promise<Line> {
    const line = house[who].line()
    lines.push(line)
    await line.ready()
    await line.ask('meeting:enter', { meetingId: anes.meetingId })
    return line
  }

  /** Asks with an id of elsewhere and with one of nothing: both must get the same refusal. */
  async function same<Name extends RequestName>(line: Line, name: Name, mixed: (id: string) => RequestInput<Name>[]) {
    return async (foreign: string) => {
      const known = await Promise.all(mixed(foreign).map(payload => line.reply(name, payload)))
      const unknown = await Promise.all(mixed(randomUUID()).map(payload => line.reply(name, payload)))
      expect(known).to.deep.equal(unknown)
      for (const reply of known) expect(reply).to.include({ ok: false, code: 'not-found' })
    }
  }

  it('[AC5] a meeting shows nothing but its own film and its sequences', async () => {
    for (const who of ['ane', 'bo'] as const) {
      const line = await inTheRoom(who)
      const { meetingId } = anes
      await line.ask('playback:take-control', { meetingId })
      const { vector } = await line.ask('playback:read', { meetingId })
      const bounds = { range: { startMs: 0, endMs: 500 }, playing: true, preRollMs: 0 }
      const commands = (place: Place): Command[] => [
        { kind: 'film', recordingId: place.recordingId },
        { kind: 'sequence', recordingId: place.recordingId, sequenceId: place.sequenceId, ...bounds },
        { kind: 'sequence', recordingId: anes.recordingId, sequenceId: place.sequenceId, ...bounds },
        { kind: 'sequence', recordingId: place.recordingId, sequenceId: anes.sequenceId, ...bounds },
      ]
      const refusals = (place: Place) =>
        Promise.all(
          commands(place).map(command => line.reply('playback:command', { meetingId, rev: vector.rev, command })),
        )
      const mixed = await refusals(cilies)
      for (const reply of mixed) expect(reply).to.include({ ok: false, code: 'not-found' })
      expect(mixed).to.deep.equal(await refusals(nowhere()))
      expect((await line.ask('playback:read', { meetingId })).vector).to.deep.equal(vector)
    }
  })

  it('[AC5] an agenda has no step of another meeting', async () => {
    for (const who of ['ane', 'bo'] as const) {
      const line = await inTheRoom(who)
      const { meetingId } = anes
      const goTo = await same(line, 'meeting:go-to-step', id => [
        { meetingId, id: EntryId.parse(randomUUID()), step: SequenceId.parse(id) },
      ])
      await goTo(cilies.sequenceId)
      expect((await line.ask('meeting:enter', { meetingId })).step).to.equal('sinceLast')
    }
  })

  it('[AC5] nobody of another film is described, removed, or spoken for', async () => {
    const before = await house.cilie.call('recording:get', { recordingId: cilies.recordingId })
    const { recordingId } = anes
    const person = (id: string) => ({ recordingId, id: FilmedPersonId.parse(id) })
    const named = { label: 'Mor', kind: 'parent' } as const
    const put = await house.ane.answer('recording:put-person', { ...person(cilies.filmedPersonId), ...named })
    expect(codeIn(put)).to.equal('conflict')
    for (const said of [saidYes, { answer: 'declined' as const }]) {
      const state = (id: string) => house.ane.answer('consent:state', { ...person(id), ...said })
      const refused = await state(cilies.filmedPersonId)
      expect(codeIn(refused)).to.equal('not-found')
      expect(refused).to.deep.equal(await state(randomUUID()))
    }
    const remove = (id: string) => house.ane.answer('recording:remove-person', person(id))
    expect(await remove(cilies.filmedPersonId)).to.deep.equal(await remove(randomUUID()))
    expect(await house.cilie.call('recording:get', { recordingId: cilies.recordingId })).to.deep.equal(before)
  })

  it('[AC5] no sequence of another film is changed, removed or moved', async () => {
    const theirs = () => house.cilie.call('sequence:list', { recordingId: cilies.recordingId })
    const before = await theirs()
    const { recordingId } = anes
    const put = await house.bo.answer('sequence:put', sequenceIn({ recordingId, sequenceId: cilies.sequenceId }))
    expect(codeIn(put)).to.equal('not-found')
    const remove = (id: SequenceId) => house.bo.answer('sequence:remove', { recordingId, id })
    expect(await remove(cilies.sequenceId)).to.deep.equal(await remove(nowhere().sequenceId))
    const order = (id: SequenceId) => house.bo.answer('sequence:order', { recordingId, ids: [id, anes.sequenceId] })
    expect(await order(cilies.sequenceId)).to.deep.equal(await order(nowhere().sequenceId))
    expect(await theirs()).to.deep.equal(before)
  })

  it('[AC5] an id that stands elsewhere begins no recording, meeting or chat line here', async () => {
    const [, second] = (await courseOf(house.ane)).cycles
    if (!second) throw new Error('a course has more than one round')
    const recording = { cycleId: second.id, id: RecordingId.parse(cilies.recordingId), fileName: 'a.mp4', sizeBytes: 9 }
    expect(codeIn(await house.ane.answer('recording:create', recording))).to.equal('conflict')
    const meeting = { cycleId: anes.cycleId, id: MeetingId.parse(cilies.meetingId) }
    expect(codeIn(await house.bo.answer('meeting:arrange', meeting))).to.equal('conflict')
    const line = await inTheRoom('bo')
    const written = { id: EntryId.parse(randomUUID()), text: 'Hej', filmMs: null }
    await line.ask('chat:send', { ...written, meetingId: cilies.meetingId })
    const again = await line.reply('chat:send', { ...written, meetingId: anes.meetingId })
    expect(again).to.include({ ok: false, code: 'conflict' })
    const { entries: log } = await house.ane.call('log:read', { meetingId: anes.meetingId })
    expect(log.filter(({ fact }) => fact.kind === 'chat')).to.deep.equal([])
  })

  it("[AC5] nobody touches another's line for faces and voices, what they send, or what they receive", async () => {
    const [ane, bo] = [await inTheRoom('ane'), await inTheRoom('bo')]
    const { meetingId } = anes
    const [joined, bos] = [await ane.ask('media:join', { meetingId }), await bo.ask('media:join', { meetingId })]
    await ane.ask('media:receive', { meetingId, rtpCapabilities: joined.routerRtpCapabilities })
    const sent = { meetingId, kind: 'audio', source: 'microphone', rtpParameters: microphone() } as const
    const { producerId } = await bo.ask('media:produce', { ...sent, id: 'mikrofon', transportId: bos.send.id })
    const [offered] = await until('Ane is offered the voice', () => {
      const facts = ane.facts('media:consumer-offered')
      return facts.length > 0 ? facts : null
    })
    const { dtlsParameters } = joined.recv
    const connect = await same(ane, 'media:connect', transportId => [{ meetingId, transportId, dtlsParameters }])
    const restart = await same(ane, 'media:restart-ice', transportId => [{ meetingId, transportId }])
    const produce = await same(ane, 'media:produce', transportId => [{ ...sent, id: 'x', transportId }])
    for (const { id } of [bos.send, bos.recv]) for (const mixed of [connect, restart, produce]) await mixed(id)
    const pause = await same(ane, 'media:pause-producer', id => [{ meetingId, producerId: id, paused: true }])
    await pause(producerId)
    const close = await same(ane, 'media:close-producer', id => [{ meetingId, producerId: id }])
    await close(producerId)
    const resume = await same(bo, 'media:resume', consumerId => [{ meetingId, consumerId }])
    await resume(offered?.offer.consumerId ?? '')
    expect(ane.facts('media:consumer-closed')).to.deep.equal([])
    expect(ane.facts('media:consumer-paused')).to.deep.equal([])
  })
})
