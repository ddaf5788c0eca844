import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { streamUrl } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { codeIn } from '../../support/wire/answer.ts'
import { courseOf, type House, openHouse, type Place, placeOf } from '../../support/wire/house.ts'

describe('A consent that is withdrawn', () => {
  let house: House
  let place: Place

  before(async () => {
    house = await openHouse()
    place = await placeOf(house.ane)
  })
  after(() => house.app.stop())

  it('is taken back by the worker of the course alone, for somebody who is in that film', async () => {
    const of = { recordingId: place.recordingId, id: place.filmedPersonId }
    expect(codeIn(await house.bo.answer('consent:withdraw', of))).to.equal('forbidden')
    expect(codeIn(await house.cilie.answer('consent:withdraw', of))).to.equal('not-found')
    const { meetingId } = place
    const elsewhere = { recordingId: place.recordingId, id: meetingId as never }
    expect(codeIn(await house.ane.answer('consent:withdraw', elsewhere))).to.equal('not-found')
    expect((await house.bo.call('recording:get', of)).playable).to.equal(true)
  })

  it('[CO8] takes the film away at once, though a meeting is arranged on it, and the round begins anew', async () => {
    const { recordingId, filmedPersonId: id } = place
    const kept = join(house.app.dataDir, 'files/recording', recordingId)
    expect(existsSync(kept)).to.equal(true)
    await house.ane.call('consent:withdraw', { recordingId, id })
    expect(existsSync(kept)).to.equal(false)
    for (const client of [house.ane, house.bo]) {
      expect(codeIn(await client.answer('recording:get', { recordingId }))).to.equal('not-found')
      const film = await fetch(client.baseUrl + streamUrl('film', recordingId), {
        headers: { cookie: client.cookie ?? '' },
      })
      expect(film.status).to.equal(404)
    }
    const [round] = (await courseOf(house.bo)).cycles
    expect(round).to.include({ state: 'planned', recordingId: null })
  })

  it('[CF25] of the demo’s film stays withdrawn at the next start, which makes nothing of it again', async () => {
    await house.app.kill('SIGTERM')
    await house.app.start()
    const [round] = (await courseOf(house.bo)).cycles
    expect(round).to.include({ state: 'planned', recordingId: null, meetingId: null })
  })
})
