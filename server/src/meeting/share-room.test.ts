import { PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { Attendance } from './attendance.ts'
import { withHouse } from './testing/house.ts'

const person = (last: number) => PersonId.parse(`6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a0${last}`)
const [ane, bo, cilie] = [person(1), person(2), person(3)]
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no refusal',
    error => error.code,
  )

describe('sharing a room', () => {
  it('[PB68] meeting:share-room: is told to all, and forgotten when either leaves', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const anna = await house.connect(house.worker)
      const bo = await house.connect(house.supervisor)
      const share = (withId: PersonId | null) => anna.ask('meeting:share-room', { meetingId, withId })
      const annas = async () => (await bo.ask('meeting:enter', { meetingId })).attendees[0]?.sharesRoomWith
      expect(await codeOf(share(bo.self.id))).to.equal('forbidden')
      await anna.ask('meeting:enter', { meetingId })
      expect(await codeOf(share(bo.self.id))).to.equal('not-found')
      await bo.ask('meeting:enter', { meetingId })
      await share(bo.self.id)
      await bo.fact('meeting:attendance-changed', ({ attendees }) => attendees[0]?.sharesRoomWith === bo.self.id)
      const ring = bo.ask('meeting:share-room', { meetingId, withId: anna.self.id })
      expect(await codeOf(ring)).to.equal('conflict')
      await bo.ask('meeting:leave', { meetingId })
      expect(await annas()).to.equal(null)
      await share(bo.self.id)
      await share(null)
      expect(await annas()).to.equal(null)
    }))

  it('[PB69] is with nobody who shares another’s, is shared with or is oneself', () => {
    const attendance = new Attendance()
    for (const id of [ane, bo, cilie]) attendance.enter(id, id, 0)
    expect(attendance.mayShareRoom(ane, ane)).to.equal(false)
    attendance.shareRoom(ane, bo)
    expect(attendance.mayShareRoom(cilie, bo)).to.equal(true)
    expect(attendance.mayShareRoom(cilie, ane)).to.equal(false)
    expect(attendance.mayShareRoom(bo, cilie)).to.equal(false)
    expect(attendance.mayShareRoom(ane, cilie)).to.equal(true)
  })

  it('[PB69] rests while either is cut off, so that somebody still hears', () => {
    const attendance = new Attendance()
    for (const id of [ane, bo]) attendance.enter(id, id, 0)
    attendance.shareRoom(ane, bo)
    attendance.drop(bo, bo, 10)
    expect(attendance.sharesRoomWith(ane)).to.equal(null)
    attendance.enter(bo, bo, 20)
    expect(attendance.sharesRoomWith(ane)).to.equal(bo)
    attendance.drop(bo, bo, 30)
    attendance.forget(bo)
    attendance.enter(bo, bo, 40)
    expect(attendance.sharesRoomWith(ane)).to.equal(null)
  })
})
