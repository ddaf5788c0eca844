import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { expect } from 'chai'
import express from 'express'
import { describe, it } from 'mocha'
import { inHouse } from '../recording/testing/house.ts'
import { isOurs } from './headers.ts'
import { createHttp } from './http-server.ts'
import { bodyInTime } from './time-limits.ts'

/** A connection that says this much and then waits; resolves when it is cut off. */
async function cutOff(port: number, words: string): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.resume()
  socket.write(words)
  await once(socket, 'close')
}

const post = (length: number, body = '') =>
  `POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`

describe('Who is slow', () => {
  it('[DO10] is cut off: without a word, in the middle of the headers, in the middle of a body', async () => {
    const { http, stop } = createHttp({ headersMs: 300 })
    const app = express()
    app.use(bodyInTime(300), (request, response) => void request.resume().once('end', () => response.send('whole')))
    http.on('request', app)
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    const { port } = http.address() as AddressInfo
    await Promise.all(['', 'GET / HTTP/1.1\r\nHost: a\r\nX-', post(100, '{"email":')].map(words => cutOff(port, words)))
    const whole = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'whole' })
    expect(await whole.text()).to.equal('whole')
    await stop(0)
  })

  it('[DO10] without limits of its own, the server has some', () => {
    const { http } = createHttp()
    expect([http.headersTimeout, http.maxConnections]).to.deep.equal([20_000, 10_000])
  })
})

describe('A stranger', () => {
  it('[DO13] is listened to for 32 kB, where who is signed in may say more', () =>
    inHouse(async house => {
      const { worker, cycleId } = await house.newCourse()
      const body = JSON.stringify({ cycleId, fileName: 'x'.repeat(40_000) })
      const send = (headers: Record<string, string>) =>
        fetch(`${house.url}/api/cycles/${cycleId}/recordings`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body,
        })
      const refusals = await Promise.all(
        [send({}), send(worker.headers)].map(async sent => (await (await sent).json()) as { message: string }),
      )
      expect(refusals[0]?.message).to.equal('bad-request')
      expect(refusals[1]?.message).to.include('fileName')
    }))
})

describe('A page', () => {
  it('[DO14] is ours at the public address, and in production at no other, whatever host it came to', () => {
    const publicUrl = 'https://samsyn.example.org'
    const here = { publicUrl, production: true }
    expect(isOurs(publicUrl, 'samsyn.example.org', here)).to.equal(true)
    expect(isOurs(undefined, 'evil.example', here)).to.equal(true)
    expect(isOurs('http://evil.example', 'evil.example', here)).to.equal(false)
    expect(isOurs('http://samsyn.example.org', 'samsyn.example.org', here)).to.equal(false)
    expect(isOurs('http://localhost:3000', 'localhost:3000', { publicUrl, production: false })).to.equal(true)
    expect(isOurs('null', 'evil.example', here)).to.equal(false)
  })
})
