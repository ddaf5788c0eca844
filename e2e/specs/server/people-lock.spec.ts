import { streams, streamUrl } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { until } from '../../support/until.ts'
import { codeIn } from '../../support/wire/answer.ts'
import { type House, openHouse, type Place, password, placeOf } from '../../support/wire/house.ts'
import { requestPayloads } from '../../support/wire/payloads.ts'

describe('A locked screen, on the wire', () => {
  let house: House
  let place: Place
  before(async () => {
    house = await openHouse()
    place = await placeOf(house.ane)
  })
  after(() => house.app.stop())

  const say = (text: string) => {
    const line = house.bo.line()
    const about = { ...requestPayloads['chat:send'](place), text }
    return line
      .ready()
      .then(() => line.ask('meeting:enter', { meetingId: place.meetingId }))
      .then(() => line.ask('chat:send', about))
      .finally(() => line.close())
  }

  it('[SE47] holds against a reload: no film, no new line, no new document; the line and the room that were there go on', async () => {
    const { meetingId, recordingId } = place
    const line = house.ane.line()
    const notes = house.ane.document({ kind: 'notes', meetingId })
    try {
      await line.ready()
      await line.ask('meeting:enter', { meetingId })
      await until('the notes are there', notes.isSynced)
      await house.ane.call('session:lock', {})
      await until('the line is told', () => line.facts('session:locked').length === 1)
      for (const name of Object.keys(streams) as (keyof typeof streams)[]) {
        const answer = await house.ane.bytes(streamUrl(name, recordingId))
        expect([name, answer.status]).to.deep.equal([name, 423])
      }
      expect(codeIn(await house.ane.answer('meeting:get', { meetingId }))).to.equal('locked')
      const again = house.ane.line()
      expect(await again.ready().catch((error: Error) => error.message)).to.equal('locked')
      again.close()
      const other = house.ane.document({ kind: 'drawings', meetingId })
      await until('another document is turned away', () => other.closes.includes(1013))
      expect(other.isSynced()).to.equal(false)
      await say('Er du der?')
      await until('the room is heard', () => JSON.stringify(line.facts('log:appended')).includes('Er du der?'))
      const refused = await line.ask('chat:send', requestPayloads['chat:send'](place)).catch((error: Error) => error)
      expect(refused).to.include({ code: 'locked' })
      await line.ask('clock:exchange', {})
      await house.ane.call('session:unlock', { proof: { password } })
      await until('the line is told', () => line.facts('session:unlocked').length === 1)
      expect((await house.ane.bytes(streamUrl('film', recordingId), { range: 'bytes=0-99' })).status).to.equal(206)
      await line.ask('chat:send', requestPayloads['chat:send'](place))
      expect([line.connected, notes.closes]).to.deep.equal([true, []])
      await until('the other document comes by itself', other.isSynced)
      other.close()
    } finally {
      for (const open of [line, notes]) open.close()
    }
  })
})
