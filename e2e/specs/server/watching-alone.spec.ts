import { MeetingId } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { until } from '../../support/until.ts'
import { firstRoundOf, type House, nowhere, openHouse, sendConsented, sequenceIn } from '../../support/wire/house.ts'
import type { Line } from '../../support/wire/Line.ts'

/** Cilie's lines are open while Bo analyses her film; Ane has a course with Bo too, and nothing to do with it. */
describe('what a social worker is told of the analysis', () => {
  let house: House
  let line: Line
  let strangers: Line
  let his: Line
  const place = nowhere()

  before(async () => {
    house = await openHouse()
    place.cycleId = await firstRoundOf(house.cilie)
    Object.assign(place, await sendConsented(house.cilie, place.cycleId))
    ;[line, strangers, his] = [house.cilie.line(), house.ane.line(), house.bo.line()]
    await Promise.all([line.ready(), strangers.ready(), his.ready()])
  })
  after(async () => {
    for (const one of [line, strangers, his]) one?.close()
    await house?.app.stop()
  })

  const heard = (who: Line) =>
    who.facts('sequence:changed').filter(({ recordingId }) => recordingId === place.recordingId)
  const question = () => sequenceIn(place).question

  it('[AL6] is nothing while sequences are marked, changed, moved and removed, by list or by line', async () => {
    const { recordingId, sequenceId } = place
    const other = { ...sequenceIn(place), id: nowhere().sequenceId }
    await house.bo.call('sequence:put', sequenceIn(place))
    await house.bo.call('sequence:put', { ...sequenceIn(place), title: 'Kun til mig' })
    await house.bo.call('sequence:put', other)
    await house.bo.call('sequence:order', { recordingId, ids: [other.id, sequenceId] })
    await house.bo.call('sequence:remove', { recordingId, id: other.id })
    await until('his own window hears of each', () => heard(his).length === 5)
    expect(await house.cilie.call('sequence:list', { recordingId })).to.deep.equal([])
    // What was told before this answer has come before it.
    await line.ask('clock:exchange', {})
    expect(heard(line)).to.deep.equal([])
    const everything = JSON.stringify([
      line.told,
      await house.cilie.call('course:of-cycle', { cycleId: place.cycleId }),
      await house.cilie.call('recording:get', { recordingId }),
    ])
    for (const word of [question(), 'Kun til mig', 'klima', sequenceId]) expect(everything).not.to.include(word)
  })

  it('[AL4] is what she will be asked, once the meeting is arranged', async () => {
    const { cycleId, recordingId } = place
    await house.bo.call('meeting:arrange', { cycleId, id: MeetingId.parse(place.meetingId) })
    await until('her line hears of it', () => heard(line).length > 0)
    const [sequence] = await house.cilie.call('sequence:list', { recordingId })
    expect(sequence).to.deep.include({
      question: question(),
      title: 'Kun til mig',
      startMs: 0,
      endMs: 1000,
      released: true,
    })
    expect(heard(strangers)).to.deep.equal([])
    expect(JSON.stringify(strangers.told)).not.to.include(recordingId)
  })
})
