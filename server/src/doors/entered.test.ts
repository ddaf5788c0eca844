import { type RequestName, requests } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { withHouse } from '../meeting/testing/house.ts'
import { payloadsAbout } from '../meeting/testing/payloads.ts'

const inTheRoom = (Object.keys(requests) as RequestName[]).filter(name => requests[name].entered)

describe('What happens in a room', () => {
  it('[DO8] is for who has entered by this very connection: playback:command, take-control, go-to-step and all the others', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const bo = await house.connect(house.supervisor)
      const elsewhere = await house.connect(house.worker)
      const anna = await house.connect(house.worker)
      await bo.ask('meeting:enter', { meetingId })
      await elsewhere.ask('meeting:enter', { meetingId })
      const payloads = payloadsAbout(meetingId)
      const answer = (name: RequestName) =>
        anna.ask(name, payloads[name]).then(
          () => 'done',
          ({ message }) => message,
        )
      const before = await bo.ask('playback:read', { meetingId })
      expect(inTheRoom.length).to.be.greaterThan(15)
      for (const name of inTheRoom) expect(await answer(name), name).to.equal('enter the meeting first')
      expect(await bo.ask('playback:read', { meetingId })).to.deep.equal(before)
      expect(bo.all('playback:changed')).to.deep.equal([])
      await anna.ask('meeting:enter', { meetingId })
      await anna.ask('playback:take-control', { meetingId })
      await bo.fact('playback:changed', ({ controllerId }) => controllerId === anna.self.id)
      await anna.ask('meeting:leave', { meetingId })
      expect(await answer('playback:take-control')).to.equal('enter the meeting first')
    }))
})
