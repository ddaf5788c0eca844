import { once } from 'node:events'
import { connect } from 'node:net'
import { setImmediate as nextRound } from 'node:timers/promises'
import { streamUrl } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { withWholeHouse } from '../testing/whole-house.ts'
import { createRounds } from './rounds.ts'

/** The least there can be: fifty at once, ten a second. */
const little = { MAX_REQUESTS_PER_SECOND: '10', TRUST_PROXY: '1' }
const atOnce = 50

describe('How much one caller may ask', () => {
  it('[DO24] is bounded by HTTP: one too many is a 429 that says when to come again; every other session and browser goes on', () =>
    withWholeHouse(async house => {
      const { worker, supervisor, recordingId } = await house.pair(1)
      const [flooder, honest, sameOffice] = [
        await house.signIn(worker),
        await house.signIn(supervisor),
        await house.signIn(worker),
      ]
      const many = (count: number, path: string, headers: Record<string, string>) =>
        Promise.all(Array.from({ length: count }, () => fetch(house.url + path, { headers })))
      const statusesOf = (answers: readonly Response[]) => new Set(answers.map(({ status }) => status))
      const asked = await many(atOnce + 20, '/api/courses', flooder.headers)
      const refused = asked.filter(({ status }) => status === 429)
      expect(refused.length).to.be.within(1, 20)
      expect(asked.filter(({ status }) => status === 200).length).to.equal(asked.length - refused.length)
      const [answer] = refused
      expect(answer?.headers.get('retry-after')).to.equal('1')
      expect(answer?.headers.get('cache-control')).to.equal('no-store')
      expect(answer?.headers.get('content-security-policy')).to.include("default-src 'none'")
      expect(await answer?.json()).to.include({ ok: false, code: 'too-many-requests' })
      // Streams, uploads and what there is not come out of the same.
      for (const path of [
        streamUrl('poster', recordingId),
        '/api/uploads/none',
        '/api/none',
        '/API/courses',
        '/readyz',
        '/Readyz/',
      ])
        expect(statusesOf(await many(atOnce, path, flooder.headers)), path).to.include(429)
      expect(statusesOf(await many(20, '/api/courses', honest.headers))).to.deep.equal(new Set([200]))
      expect(statusesOf(await many(20, '/api/courses', sameOffice.headers))).to.deep.equal(new Set([200]))
    }, little))

  it('[DO24] is counted by network for strangers, and who has a session or signed in here before is none of them', () =>
    withWholeHouse(async house => {
      const { worker } = await house.pair(1)
      const known = house.app.nouns.knownBrowsers.after(null, worker.email)
      const signedIn = await house.signIn(worker)
      const from = (address: string, cookie = '') =>
        fetch(`${house.url}/api/session`, { headers: { cookie, 'x-forwarded-for': address } }).then(
          ({ status }) => status,
        )
      const storm = await Promise.all(Array.from({ length: atOnce + 20 }, (_, index) => from(`2001:db8:1:2::${index}`)))
      expect(storm).to.include(429)
      expect(await from('192.0.2.7')).to.equal(200)
      expect(await from('2001:db8:1:2::1', signedIn.headers.cookie)).to.equal(200)
      expect(await from('2001:db8:1:2::1', `__Host-samsyn-known=${known}`)).to.equal(200)
      // A token that nobody was given is a stranger's.
      expect(
        await Promise.all(Array.from({ length: 40 }, () => from('2001:db8:1:2::1', '__Host-samsyn=made.up.token'))),
      ).to.include(429)
    }, little))

  it('[DO34] pages and scripts are counted apart: an office that loads them at once is not refused, and who floods them uses up no requests', () =>
    withWholeHouse(async house => {
      const load = (times: number) =>
        Promise.all(
          Array.from({ length: times }, () =>
            fetch(`${house.url}/signin`, { headers: { 'x-forwarded-for': '192.0.2.9' } }).then(answer =>
              answer.arrayBuffer().then(() => answer.status),
            ),
          ),
        )
      const statuses = new Set<number>()
      // Two thousand at once at this setting; twenty thousand at the usual one.
      for (let round = 0; round < 18; round++) for (const status of await load(100)) statuses.add(status)
      expect(statuses).to.not.include(429)
      const ask = () =>
        fetch(`${house.url}/api/session`, { headers: { 'x-forwarded-for': '192.0.2.9' } }).then(({ status }) => status)
      expect(await ask()).to.equal(200)
      expect(await Promise.all(Array.from({ length: atOnce + 20 }, ask))).to.include(429)
      expect(await load(1)).to.not.include(429)
    }, little)).timeout(60_000)

  it('[DO33] is bounded for a person too, however many sessions they have; nobody else is refused', () =>
    withWholeHouse(async house => {
      const { worker, supervisor } = await house.pair(1)
      const flooders = await Promise.all(Array.from({ length: 6 }, () => house.signIn(worker)))
      const honest = await house.signIn(supervisor)
      // Whose a session is is known once it has been looked up.
      for (const one of flooders) await one.get('course:list', {})
      const many = (caller: typeof honest, count: number) =>
        Promise.all(Array.from({ length: count }, () => fetch(`${house.url}/api/courses`, { headers: caller.headers })))
      // Each well below what a session may.
      const answers = (await Promise.all(flooders.map(one => many(one, 40)))).flat()
      const refused = answers.filter(({ status }) => status === 429).length
      expect(refused).to.be.within(30, 100)
      expect(new Set((await many(honest, 30)).map(({ status }) => status))).to.deep.equal(new Set([200]))
    }, little))

  it('[DO33] is bounded for the answers with films of a person, which are all on the record', () =>
    withWholeHouse(async house => {
      const { worker, supervisor, recordingId } = await house.pair(1000)
      const flooders = await Promise.all(Array.from({ length: 6 }, () => house.signIn(worker)))
      const honest = await house.signIn(supervisor)
      for (const one of flooders) await one.get('course:list', {})
      const film = (caller: typeof honest) => caller.stream('film', recordingId, { range: 'bytes=0-9' })
      // Each could have 24 at once and 64 wait.
      const asked = Promise.all(flooders.flatMap(one => Array.from({ length: 60 }, () => film(one).catch(() => null))))
      expect((await film(honest)).status).to.equal(206)
      const answers = await asked
      const given = answers.filter(answer => answer?.status === 206).length
      expect(answers.filter(answer => answer?.status === 429).length).to.be.greaterThan(20)
      const rows = await house.store.selectFrom('access').where('personId', '=', worker.id).select('seq').execute()
      expect(rows.length).to.be.within(given, 6 * 60 - 20)
    })).timeout(60_000)

  it('[DO25] comes to its turn a few in each round of the event loop, and nobody else waits for the rest', async () => {
    const inTurn = createRounds(2)
    const begun: string[] = []
    for (let count = 1; count <= 5; count++) inTurn('a', () => begun.push(`a${count}`))
    inTurn('b', () => begun.push('b1'))
    expect(begun).to.deep.equal(['a1', 'a2', 'b1'])
    await nextRound()
    inTurn('b', () => begun.push('b2'))
    inTurn('a', () => begun.push('a6'))
    while (begun.length < 8) await nextRound()
    expect(begun.filter(name => name.startsWith('a'))).to.deep.equal(['a1', 'a2', 'a3', 'a4', 'a5', 'a6'])
    expect(begun.indexOf('b2')).to.be.lessThan(begun.indexOf('a5'))
  })

  it('[AT20] is asked one after the other: a connection that asks for very much before the first answer is cut off', () =>
    withWholeHouse(async house => {
      const { worker } = await house.pair(1)
      const { headers } = await house.signIn(worker)
      const asked = `GET /api/courses HTTP/1.1\r\nHost: localhost\r\nCookie: ${headers.cookie}\r\n\r\n`
      const answersTo = async (times: number) => {
        const socket = connect(Number(new URL(house.url).port), '127.0.0.1')
        let heard = ''
        socket.on('data', piece => {
          heard += piece
          if (heard.split('HTTP/1.1 200').length > times) socket.end()
        })
        socket.on('error', () => undefined)
        socket.write(asked.repeat(times))
        await once(socket, 'close')
        return heard.split('HTTP/1.1 200').length - 1
      }
      expect(await answersTo(4)).to.equal(4)
      expect(await answersTo(200)).to.be.lessThan(10)
      expect((await fetch(`${house.url}/api/courses`, { headers })).status).to.equal(200)
    }))
})
