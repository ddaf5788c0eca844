import {
  type DocumentName,
  documentKinds,
  documentPath,
  may,
  type RequestName,
  type RouteName,
  requests,
  routes,
  type StreamName,
  streams,
  streamUrl,
} from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { type Answer, answerIn, codeIn } from '../../support/wire/answer.ts'
import { Client } from '../../support/wire/Client.ts'
import { emailOf, type House, nowhere, openHouse, type Place, password, placeOf } from '../../support/wire/house.ts'
import type { Line } from '../../support/wire/Line.ts'
import { requestPayloads, routePayloads } from '../../support/wire/payloads.ts'
import { rawSocket } from '../../support/wire/raw.ts'

const routeNames = Object.keys(routes) as RouteName[]
const requestNames = Object.keys(requests) as RequestName[]
const streamNames = Object.keys(streams) as StreamName[]
const publicRoutes = routeNames.filter(name => routes[name].right === 'public')

const answerOf = <Name extends RouteName>(client: Client, name: Name, place: Place) =>
  client.answer(name, routePayloads[name](place))
const replyOf = <Name extends RequestName>(line: Line, name: Name, place: Place) =>
  line.reply(name, requestPayloads[name](place))
const stream = async (client: Client, name: StreamName, { recordingId }: Place) =>
  answerIn(await client.bytes(streamUrl(name, recordingId)))

describe('The other side: every row of the tables', () => {
  let house: House
  let anes: Place
  let outsiders: Record<string, Client>

  before(async () => {
    house = await openHouse()
    anes = await placeOf(house.ane)
    const nobody = house.ane.copy()
    nobody.cookie = null
    const signedOut = new Client(house.app.baseUrl)
    await signedOut.signIn(emailOf('Bo'), password)
    const old = signedOut.copy()
    await signedOut.call('session:sign-out', {})
    outsiders = { nobody, 'somebody with an old cookie': old }
  })
  after(() => house.app.stop())

  it('[AC1] is public only where somebody signs in, or looks whether they are', () => {
    expect(publicRoutes).to.have.members([
      'session:sign-in',
      'session:sign-in-by-link',
      'session:sign-in-by-passkey',
      'passkey:ask',
      'session:sign-in-by-organisation',
      'organisation:name',
      'organisation:begin',
      'session:accept-invitation',
      'session:current',
      'session:sign-out',
    ])
    expect(requestNames.filter(name => requests[name].right === 'public')).to.deep.equal([])
    expect(Object.keys(routePayloads)).to.have.members(routeNames)
    expect(Object.keys(requestPayloads)).to.have.members(requestNames)
  })

  for (const name of routeNames.filter(name => !publicRoutes.includes(name))) {
    const { right } = routes[name]
    it(`[AC2] ${name} is for nobody who is not signed in`, async () => {
      for (const outsider of Object.values(outsiders)) {
        const answer = await answerOf(outsider, name, anes)
        expect([answer.status, codeIn(answer)]).to.deep.equal([401, 'not-signed-in'])
        expect(answer).to.deep.equal(await answerOf(outsider, name, nowhere()))
      }
    })

    if (typeof right === 'object')
      it(`[AC3] ${name} answers a stranger as if there were nothing, and the others by the table of rights`, async () => {
        const asked = await answerOf(house.cilie, name, anes)
        expect([asked.status, codeIn(asked)]).to.deep.equal([404, 'not-found'])
        expect(asked).to.deep.equal(await answerOf(house.cilie, name, nowhere()))
        for (const relation of ['worker', 'supervisor'] as const) {
          const answer = await answerOf(relation === 'worker' ? house.ane : house.bo, name, anes)
          if (may(relation, right.may)) expect(answer).to.not.deep.equal(asked)
          expect(codeIn(answer) === 'forbidden').to.equal(!may(relation, right.may))
        }
      })
  }

  for (const name of streamNames) {
    it(`[AC2] stream ${name} is for nobody who is not signed in`, async () => {
      for (const outsider of Object.values(outsiders)) {
        const answer = await stream(outsider, name, anes)
        expect([answer.status, codeIn(answer)]).to.deep.equal([401, 'not-signed-in'])
      }
    })

    it(`[AC3] stream ${name} answers a stranger as if there were nothing`, async () => {
      const answer = await stream(house.cilie, name, anes)
      expect([answer.status, codeIn(answer)]).to.deep.equal([404, 'not-found'])
      expect(answer).to.deep.equal(await stream(house.cilie, name, nowhere()))
      for (const related of [house.ane, house.bo]) expect((await stream(related, name, anes)).status).to.equal(200)
    })
  }

  describe('over Socket.IO', () => {
    const lines: Line[] = []
    const lineOf = async (client: Client) => {
      const line = client.line()
      lines.push(line)
      await line.ready()
      return line
    }
    let related: Record<'worker' | 'supervisor', Line>
    let stranger: Line

    before(async () => {
      related = { worker: await lineOf(house.ane), supervisor: await lineOf(house.bo) }
      stranger = await lineOf(house.cilie)
    })
    after(() => {
      for (const line of lines) line.close()
    })

    for (const name of requestNames) {
      const { right } = requests[name]
      it(`[AC2] ${name} is for nobody who is not signed in`, async () => {
        const event = `420${JSON.stringify([name, requestPayloads[name](anes)])}`
        for (const { baseUrl, cookie } of Object.values(outsiders)) {
          const headers: Record<string, string> = cookie === null ? {} : { cookie }
          const url = `${baseUrl}/socket.io/?EIO=4&transport=websocket`
          const before = await rawSocket(url, headers, [event])
          expect(before.frames.filter(frame => !isHello(frame))).to.deep.equal([])
          const refused = await rawSocket(url, headers, ['40', event])
          expect(refused.frames.filter(frame => !isHello(frame))).to.deep.equal(['44{"message":"not-signed-in"}'])
        }
      })

      if (typeof right === 'object')
        it(`[AC3] ${name} answers a stranger as if there were nothing, and the others by the table of rights`, async () => {
          const asked = await replyOf(stranger, name, anes)
          expect(asked).to.include({ ok: false, code: 'not-found' })
          expect(asked).to.deep.equal(await replyOf(stranger, name, nowhere()))
          for (const relation of ['worker', 'supervisor'] as const) {
            const reply = await replyOf(related[relation], name, anes)
            expect(reply).to.not.deep.equal(asked)
            const forbidden = !reply.ok && reply.message === right.may
            expect(forbidden).to.equal(!may(relation, right.may))
          }
        })
    }

    it('[AC2] nobody is let in who is not signed in', async () => {
      for (const outsider of Object.values(outsiders)) {
        const line = outsider.line()
        lines.push(line)
        const refused = await line.ready().catch((error: Error) => error.message)
        expect(refused).to.equal('not-signed-in')
      }
    })
  })

  for (const kind of documentKinds) {
    const open = (client: Client, meetingId: DocumentName['meetingId']) =>
      rawSocket(
        `${client.baseUrl}/collab/${documentPath({ kind, meetingId })}`,
        client.cookie === null ? {} : { cookie: client.cookie },
      )

    it(`[AC2] the ${kind} are for nobody who is not signed in`, async () => {
      for (const outsider of Object.values(outsiders)) {
        const refusal = await open(outsider, anes.meetingId)
        expect(refusal).to.deep.equal({ status: null, frames: [], closedWith: 4401 })
        expect(refusal).to.deep.equal(await open(outsider, nowhere().meetingId))
      }
    })

    it(`[AC3] the ${kind} answer a stranger as if there were nothing`, async () => {
      const refusal = await open(house.cilie, anes.meetingId)
      expect(refusal).to.deep.equal({ status: null, frames: [], closedWith: 4403 })
      expect(refusal).to.deep.equal(await open(house.cilie, nowhere().meetingId))
    })
  }

  it('[AC4] no token that was changed anywhere lets anybody in', async () => {
    const { cookie } = house.ane
    const [name = '', token = ''] = (cookie ?? '').split('=')
    const refused = new Set<Answer['status']>()
    const mutated = mutationsOf(token)
    expect(mutated.length).to.be.greaterThan(300)
    for (const other of mutated) {
      const intruder = house.ane.copy()
      intruder.cookie = `${name}=${other}`
      refused.add((await intruder.answer('course:list', {})).status)
    }
    expect([...refused]).to.deep.equal([401])
    expect((await house.ane.answer('course:list', {})).status).to.equal(200)
  })
})

/** The first word of a server, to everybody. */
const isHello = (frame: string) => frame.startsWith('0{')

/** A token with each character changed, parts left out, doubled or exchanged, and signed by nobody or by somebody else. */
function mutationsOf(token: string): string[] {
  const parts = token.split('.')
  const [head = '', claims = '', signature = ''] = parts
  const flipped = [...token].flatMap((was, index) =>
    ['A', 'Q', '-'].filter(letter => letter !== was).map(to => token.slice(0, index) + to + token.slice(index + 1)),
  )
  const unsigned = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
  const cut = [1, 2, 10, signature.length].map(length => token.slice(0, -length))
  return [
    ...flipped,
    ...cut,
    ...[`${unsigned}.${claims}.`, `${unsigned}.${claims}.${signature}`, `${head}..${signature}`, `${head}.${claims}`],
    ...[`${token}${token}`, `${token}.`, `${token}A`, `.${token}`, [...parts].reverse().join('.'), '', '.', '..'],
  ]
}
