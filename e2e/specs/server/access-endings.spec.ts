import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { type StreamName, streams, streamUrl } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { masterKey } from '../../support/demo-data.ts'
import { root } from '../../support/root.ts'
import { until } from '../../support/until.ts'
import { answerIn, codeIn } from '../../support/wire/answer.ts'
import { Client, cookieName } from '../../support/wire/Client.ts'
import {
  emailOf,
  type House,
  nowhere,
  openHouse,
  type Place,
  password,
  placeOf,
  saidYes,
} from '../../support/wire/house.ts'
import { signed } from '../../support/wire/signed.ts'

const run = promisify(execFile)
const lengthen = 'server/src/recording/testing/lengthen.ts'
const streamNames = Object.keys(streams) as StreamName[]
const secret = 'a secret of the tests, which nobody else has'

describe('The other side: when a right ends', () => {
  let house: House
  let place: Place
  const slow: IncomingMessage[] = []

  before(async () => {
    house = await openHouse({ SESSION_SECRET: secret })
    place = await placeOf(house.ane)
    // Longer than the buffers on its way, so that an answer can be cut in the middle.
    await run(process.execPath, [lengthen, house.app.dataDir, masterKey, place.recordingId], { cwd: root })
  })
  after(async () => {
    for (const response of slow) response.destroy()
    await house.app.stop()
  })

  const film = () => streamUrl('film', place.recordingId)
  const state = (given: boolean) =>
    house.ane.call('consent:state', {
      ...{ recordingId: place.recordingId, id: place.filmedPersonId },
      ...(given ? saidYes : { answer: 'pending' as const }),
    })

  /** An answer with the whole film, of which nothing is read yet. */
  async function slowly({ baseUrl, cookie }: Client) {
    const asked = get(baseUrl + film(), { headers: { cookie: cookie ?? '' } }).on('error', () => undefined)
    const [response] = await once(asked, 'response')
    slow.push(response)
    return { response, failed: once(response, 'error') }
  }

  async function expectCut({ response, failed }: Awaited<ReturnType<typeof slowly>>) {
    response.resume()
    const [error] = await failed
    expect(error.code).to.equal('ECONNRESET')
  }

  async function bosSecond(): Promise<Client> {
    const bo = new Client(house.app.baseUrl)
    await bo.signIn(emailOf('Bo'), password)
    return bo
  }

  it('[AC6] a film without consent shows nothing to anybody, and to strangers it does not exist', async () => {
    await state(false)
    try {
      for (const name of streamNames) {
        const asked = async (who: Client, { recordingId }: Place) =>
          answerIn(await who.bytes(streamUrl(name, recordingId)))
        for (const related of [house.ane, house.bo]) {
          const answer = await asked(related, place)
          expect([answer.status, codeIn(answer)]).to.deep.equal([403, 'consent-missing'])
        }
        const stranger = await asked(house.cilie, place)
        expect(codeIn(stranger)).to.equal('not-found')
        expect(stranger).to.deep.equal(await asked(house.cilie, nowhere()))
      }
    } finally {
      await state(true)
    }
  })

  it('[AC7] consent that is taken back ends the film at once, between two ranges and in the middle of one', async () => {
    const range = (start: number) => house.bo.bytes(film(), { range: `bytes=${start}-${start + 99}` })
    expect((await range(0)).status).to.equal(206)
    const [anes, bos] = [await slowly(house.ane), await slowly(house.bo)]
    await state(false)
    try {
      expect((await range(100)).status).to.equal(403)
      await Promise.all([expectCut(anes), expectCut(bos)])
    } finally {
      await state(true)
    }
    expect((await range(100)).status).to.equal(206)
  })

  it('[AC8] who signs out is out at once: lines, documents and film are cut, and the old cookie opens nothing', async () => {
    const bo = await bosSecond()
    const old = bo.copy()
    const line = old.line()
    const document = old.document({ kind: 'notes', meetingId: place.meetingId })
    const other = house.bo.line()
    try {
      await Promise.all([line.ready(), other.ready()])
      await line.ask('meeting:enter', { meetingId: place.meetingId })
      await until('the notes are there', document.isSynced)
      const response = await slowly(old)
      await bo.call('session:sign-out', {})
      await until('the line is cut', () => !line.connected)
      await until('the document is closed', () => document.closes.includes(4401))
      await expectCut(response)
      expect(line.facts('session:ended')).to.have.length(1)
      expect(codeIn(await old.answer('course:list', {}))).to.equal('not-signed-in')
      expect((await old.bytes(film())).status).to.equal(401)
      const again = old.line()
      expect(await again.ready().catch((error: Error) => error.message)).to.equal('not-signed-in')
      again.close()
      expect(other.connected).to.equal(true)
      expect((await other.ask('playback:read', { meetingId: place.meetingId })).vector.playing).to.equal(false)
    } finally {
      for (const open of [line, document, other]) open.close()
    }
  })

  it('[AC9] a session can be ended with a token that is past its time, and with no other', async () => {
    const bo = await bosSecond()
    const live = bo.copy()
    const { sid } = JSON.parse(Buffer.from(live.cookie?.split('.')[1] ?? '', 'base64url').toString())
    bo.cookie = `${cookieName}=${signed({ sid, iat: 1, exp: 2 }, 'somebody else, who would like to sign Bo out')}`
    await bo.call('session:sign-out', {})
    expect((await live.answer('course:list', {})).status).to.equal(200)
    bo.cookie = `${cookieName}=${signed({ sid, iat: 1, exp: 2 }, secret)}`
    expect((await bo.answer('course:list', {})).status).to.equal(401)
    await bo.call('session:sign-out', {})
    expect((await live.answer('course:list', {})).status).to.equal(401)
  })

  it('[AT15] a withdrawal stops every player within two seconds, however many are open, and none begins after it', async () => {
    const players = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const { response, failed } = await slowly(index % 2 === 0 ? house.ane : house.bo)
        let bytes = 0
        response.on('data', (piece: Buffer) => {
          bytes += piece.length
          // A player takes a little at a time.
          response.pause()
          setImmediate(() => response.resume())
        })
        const ended = failed.then(() => performance.now())
        return { bytes: () => bytes, ended }
      }),
    )
    await until('all are playing', () => players.every(({ bytes }) => bytes() > 0))
    const of = { recordingId: place.recordingId, id: place.filmedPersonId }
    const askedMs = performance.now()
    await house.ane.call('consent:withdraw', of)
    const stoodMs = performance.now()
    for (const name of streamNames)
      for (const who of [house.ane, house.bo])
        expect((await who.bytes(streamUrl(name, place.recordingId))).status).to.equal(404)
    const lastMs = Math.max(...(await Promise.all(players.map(({ ended }) => ended)))) - stoodMs
    console.log(
      `      asked ${(stoodMs - askedMs).toFixed(0)} ms, the last of ${players.length} players stopped ${lastMs.toFixed(0)} ms after the answer`,
    )
    expect(lastMs).to.be.lessThan(2_000)
  })
})
