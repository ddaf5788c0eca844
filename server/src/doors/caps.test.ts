import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { documentPath, streamUrl } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { WebSocket } from 'ws'
import { until } from '../collab/testing/until.ts'
import { withHouse } from '../meeting/testing/house.ts'
import { shownOf } from '../recording/keys.ts'
import { withWholeHouse } from '../testing/whole-house.ts'
import { createMeter } from './meter.ts'

describe('What one session may have at once', () => {
  it('[DO15] is eight lines: one more waits until another is gone', () =>
    withWholeHouse(async house => {
      const { worker } = await house.pair(1)
      const signedIn = await house.signIn(worker)
      const lines = await Promise.all(Array.from({ length: 8 }, () => signedIn.connect()))
      house.leaving(() => lines.forEach(line => void line.cut()))
      const refused = await signedIn.connect().then(
        () => 'let in',
        error => error.message,
      )
      expect(refused).to.equal('busy')
      const another = await (await house.signIn(worker)).connect()
      expect(await another.ask('clock:exchange', {})).to.have.property('t1')
      lines.pop()?.cut()
      await until(async () => {
        const line = await signedIn.connect().catch(() => null)
        if (line) lines.push(line)
        return line !== null
      })
      another.cut()
    }))

  it('[DO32] counts no line that was lost while it was let in', () =>
    withHouse(async house => {
      const cookie = `__Host-samsyn=${house.sessions.tokenFor(await house.sessions.begin(house.worker.id))}`
      const url = `${house.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
      const openLine = async () => {
        const socket = new WebSocket(url, { headers: { cookie } })
        await once(socket, 'message')
        socket.send('40')
        return socket
      }
      // Nobody can be let in for as long as the database has something else to do.
      const { promise: allLost, resolve: lost } = Promise.withResolvers<void>()
      const busy = house.store.transaction().execute(() => allLost)
      for (let count = 0; count < 10; count++) {
        const socket = await openLine()
        socket.ping()
        await once(socket, 'pong')
        socket.terminate()
      }
      await until(async () => (await house.connections()) === 0)
      lost()
      await busy
      const line = await openLine()
      expect(String((await once(line, 'message'))[0])).to.match(/^40/)
      line.terminate()
    }))

  it('[DO15] is 24 documents and 12 answers with films: for one more the oldest is cut, and nobody else’s', () =>
    withWholeHouse(async house => {
      const { worker, supervisor, meetingId, recordingId } = await house.pair(32 * 1024 ** 2)
      const [own, others] = [await house.signIn(worker), await house.signIn(supervisor)]
      const sockets: WebSocket[] = []
      const answers: IncomingMessage[] = []
      house.leaving(() => sockets.forEach(socket => void socket.terminate()))
      const url = `${house.url.replace('http', 'ws')}/collab/${documentPath({ kind: 'notes', meetingId })}`
      const openDocument = async ({ headers }: typeof own) => {
        const socket = new WebSocket(url, { headers })
        sockets.push(socket)
        await once(socket, 'message')
        return socket
      }
      const watch = async ({ headers }: typeof own) => {
        const asked = get(house.url + streamUrl('film', recordingId), { headers, agent: false })
        const [answer] = await once(
          asked.on('error', () => undefined),
          'response',
        )
        answers.push(answer)
        answer.on('error', () => undefined)
      }
      await openDocument(others)
      await watch(others)
      for (let count = 0; count < 24; count++) await openDocument(own)
      for (let count = 0; count < 12; count++) await watch(own)
      expect(sockets.every(({ readyState }) => readyState === WebSocket.OPEN)).to.equal(true)
      expect(answers.some(({ destroyed }) => destroyed)).to.equal(false)
      const closed = once(sockets[1] as WebSocket, 'close')
      const cut = new Promise(resolve => answers[1]?.once('close', resolve))
      await openDocument(own)
      await watch(own)
      expect((await closed)[0]).to.equal(1013)
      answers[1]?.resume()
      await cut
      expect(answers[1]?.complete).to.equal(false)
      expect([sockets[0]?.readyState, answers[0]?.destroyed]).to.deep.equal([WebSocket.OPEN, false])
      for (const answer of answers) answer.destroy()
    }))

  it('[DO15] does not count pictures: sixty at once of one session all arrive whole, beside its films', () =>
    withWholeHouse(async house => {
      const { worker, recordingId } = await house.pair(32 * 1024 ** 2)
      const { headers } = await house.signIn(worker)
      const poster = Buffer.alloc(200_000, 3)
      await house.app.nouns.files.write(shownOf(recordingId, 'poster'), [poster])
      const [film] = await once(get(house.url + streamUrl('film', recordingId), { headers, agent: false }), 'response')
      film.on('error', () => undefined)
      const arrived = await Promise.all(
        Array.from({ length: 60 }, async () => {
          const response = await fetch(house.url + streamUrl('poster', recordingId), { headers })
          return [response.status, (await response.arrayBuffer()).byteLength]
        }),
      )
      expect(new Set(arrived.map(String))).to.deep.equal(new Set([String([200, poster.length])]))
      expect(film.destroyed).to.equal(false)
      film.destroy()
    }))
})

describe('A flood', () => {
  it('[DO16] is more than may come in a second; in the third second in a row it is cut off, and a pause forgives', () => {
    const meter = createMeter(2)
    const second = (at: number, times: number) =>
      Array.from({ length: times }, () => meter.count('a', at * 1000)).at(-1)
    expect([second(1, 2), second(2, 3), second(3, 3), second(4, 2)]).to.deep.equal(['fine', 'over', 'over', 'fine'])
    expect([second(5, 3), second(6, 3), second(7, 3)]).to.deep.equal(['over', 'over', 'flood'])
    expect([second(9, 3), meter.count('b', 9000), meter.isOver('a', 9000), meter.isOver('a', 10_000)]).to.deep.equal([
      ...['over', 'fine', true, false],
    ])
    expect(second(20, 7)).to.equal('flood')
  })

  it('[DO16] is counted over all lines of a session and whatever it says, is read no further, and cut off; others go on', () =>
    withWholeHouse(async house => {
      const { worker, supervisor } = await house.pair(1)
      const flooder = await house.signIn(worker)
      const honest = await (await house.signIn(supervisor)).connect()
      const sockets = await Promise.all(
        [0, 1].map(async () => {
          const url = `${house.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
          const socket = new WebSocket(url, { headers: flooder.headers })
          socket.on('error', () => undefined)
          await once(socket, 'message')
          socket.send('40')
          await once(socket, 'message')
          return socket
        }),
      )
      // Nothing of it asks for an answer, and half of it has no name that anybody knows.
      const flood = setInterval(() => {
        for (const socket of sockets)
          for (let count = 0; count < 100 && socket.readyState === WebSocket.OPEN; count++)
            socket.send(count % 2 ? '42["nobody:knows",{}]' : '42["clock:exchange",{}]')
      }, 10)
      house.leaving(() => clearInterval(flood))
      await until(async () => {
        await honest.ask('clock:exchange', {})
        return sockets.every(({ readyState }) => readyState === WebSocket.CLOSED)
      }, 20_000)
      expect(await honest.ask('clock:exchange', {})).to.have.property('t1')
      honest.cut()
    })).timeout(60_000)

  it('[DO16] of somebody whom nobody has let in is cut off at once', () =>
    withWholeHouse(async house => {
      const socket = new WebSocket(`${house.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
      socket.on('error', () => undefined)
      await once(socket, 'message')
      const closed = once(socket, 'close')
      for (let count = 0; count < 40; count++) socket.send('3')
      expect((await closed)[0]).to.equal(1006)
    }))
})
