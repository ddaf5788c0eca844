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
      // Streams, uploads, pages and what there is not come out of the same.
      for (const path of [streamUrl('poster', recordingId), '/api/uploads/none', '/', '/api/none', '/readyz'])
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
