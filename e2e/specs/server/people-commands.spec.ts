import { streamUrl } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { codeIn } from '../../support/wire/answer.ts'
import { Client } from '../../support/wire/Client.ts'
import { courseOf, emailOf, type House, openHouse, type Place, password, placeOf } from '../../support/wire/house.ts'

const ranges = 400
const tries = 90

describe('People, by command on a running server', () => {
  let house: House
  let place: Place
  before(async () => {
    house = await openHouse()
    place = await placeOf(house.ane)
  })
  after(() => house.app.stop())

  const film = (client: Client, from = 0, length = 100) =>
    client.bytes(streamUrl('film', place.recordingId), { range: `bytes=${from}-${from + length - 1}` })
  const refusalOf = (command: string[]) =>
    house.app.samsyn(...command).then(
      () => expect.fail(`${command.join(' ')} was not refused`),
      (error: { stderr: string }) => error.stderr.trim(),
    )

  it('[SE30] the bytes of films do not wait for passwords, however many try to sign in', async () => {
    const stranger = new Client(house.app.baseUrl)
    let answered = 0
    const storm = Promise.all(
      Array.from({ length: tries }, async (_, index) => {
        const answer = await stranger.answer('session:sign-in', { email: `${index}@example.org`, password: 'forkert' })
        answered += 1
        return answer.status
      }),
    )
    const times: number[] = []
    for (let index = 0; index < ranges && answered < tries; index++) {
      const begunMs = performance.now()
      const response = await film(house.bo, (index % 4) * 65_536, 65_536)
      await response.arrayBuffer()
      expect(response.status).to.equal(206)
      times.push(performance.now() - begunMs)
    }
    const statuses = await storm
    times.sort((one, other) => one - other)
    const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? Number.NaN)
    const refused = statuses.filter(status => status === 429).length
    console.log(
      `      ${tries} tries, ${refused} refused; meanwhile ${times.length} ranges of 64 kB: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`,
    )
    expect(refused).to.be.greaterThan(tries / 2)
    expect(times.length).to.be.greaterThan(10)
    expect(at(0.99)).to.be.lessThan(1_500)
  })

  it('[SE27] a course handed over is the other’s at once: film, round and meeting are gone for the former', async () => {
    const { id } = await courseOf(house.ane)
    const names = (await house.app.samsyn('courses')).split('\n').filter(line => line.includes(id))
    expect(names).to.deep.equal([`${id}  Ane Opdigt, Bo Påfund`])
    const hand = (from: string, to: string) => [
      'hand-over',
      '--course',
      id,
      '--from',
      emailOf(from),
      '--to',
      emailOf(to),
    ]
    expect(await refusalOf(hand('Ane', 'Bo'))).to.equal('Bo Påfund is not a worker, as Ane Opdigt is.')
    expect(await refusalOf(hand('Cilie', 'Ane'))).to.match(/^Cilie Eksempel is not in that course/)
    expect((await film(house.ane)).status).to.equal(206)
    expect(await house.app.samsyn(...hand('Ane', 'Cilie'))).to.match(/^Cilie Eksempel has taken over from Ane Opdigt/)
    expect([(await film(house.ane)).status, (await film(house.cilie)).status]).to.deep.equal([404, 206])
    expect(codeIn(await house.ane.answer('course:of-cycle', { cycleId: place.cycleId }))).to.equal('not-found')
    await house.app.samsyn(...hand('Cilie', 'Ane'))
    expect((await film(house.ane)).status).to.equal(206)
  })

  it('[SE27] end-sessions and disable close the film to who is signed in; enable lets them sign in again', async () => {
    await house.app.samsyn('end-sessions', '--email', emailOf('Ane'))
    expect((await film(house.ane)).status).to.equal(401)
    await house.ane.signIn(emailOf('Ane'), password)
    expect((await film(house.ane)).status).to.equal(206)
    await house.app.samsyn('disable', '--email', emailOf('Ane'))
    expect((await film(house.ane)).status).to.equal(401)
    const signIn = { email: emailOf('Ane'), password }
    expect(codeIn(await house.ane.answer('session:sign-in', signIn))).to.equal('wrong-sign-in')
    expect(await house.app.samsyn('list')).to.match(/Ane Opdigt <ane@demo\.invalid> \(shut out, demo\)/)
    expect(await refusalOf(['invite', '--email', emailOf('Ane')])).to.match(/is shut out/)
    expect((await film(house.bo)).status).to.equal(206)
    await house.app.samsyn('enable', '--email', emailOf('Ane'))
    await house.ane.signIn(emailOf('Ane'), password)
    expect((await film(house.ane)).status).to.equal(206)
  })
})
