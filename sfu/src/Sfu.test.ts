import { once } from 'node:events'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { freePort } from './free-port.ts'
import { createSfu, type Room } from './index.ts'
import { expectRefusal, joinToSend, localOptions, nothing, withSfu } from './testing/with-sfu.ts'

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('Sfu', () => {
  it('gives the same room to everybody who asks while it is made, and afterwards', () =>
    withSfu(async sfu => {
      const [first, second] = await Promise.all([sfu.room('a'), sfu.room('a')])
      expect(first).to.equal(second)
      expect(await sfu.room('a')).to.equal(first)
      expect(sfu.stats()).to.deep.equal({ ...nothing, workers: 1, rooms: 1 })
    }))

  it('forgets a room that the last peer has left, and makes a new one for the same id', () =>
    withSfu(async sfu => {
      const room = await sfu.room('a')
      const anna = room.join('anna')
      const bo = room.join('bo')
      anna.close()
      expect(room.closed).to.equal(false)
      const closed = once(room, 'closed')
      bo.close()
      expect(await closed).to.deep.equal(['empty'])
      expect(sfu.stats().rooms).to.equal(0)
      expect(await sfu.room('a')).to.not.equal(room)
      expect(() => room.join('anna')).to.throw('closed')
    }))

  it('[SF1] has every ICE candidate on the one configured port, for UDP and for TCP', () =>
    withSfu(async sfu => {
      const [worker] = sfu.workers
      const room = await sfu.room('a')
      const { iceCandidates } = await room.join('anna').createTransport('send')
      expect(iceCandidates.map(({ protocol }) => protocol)).to.have.members(['udp', 'tcp'])
      expect(iceCandidates.map(({ port }) => port)).to.deep.equal([worker?.port, worker?.port])
    }))

  it('uses port + i for worker i and spreads the rooms over the workers', async () => {
    const port = await freePort('127.0.0.1')
    await withSfu(
      async sfu => {
        expect(sfu.workers.map(worker => worker.port)).to.deep.equal([port, port + 1])
        const ports = new Set<number | undefined>()
        for (const id of ['a', 'b']) {
          const { iceCandidates } = await (await sfu.room(id)).join('anna').createTransport('recv')
          ports.add(iceCandidates[0]?.port)
        }
        expect([...ports]).to.have.members([port, port + 1])
      },
      { port, workers: 2 },
    )
  })

  it('[SF21] carries eight rooms on eight workers, and makes the next where fewest people are', () =>
    withSfu(
      async sfu => {
        const portOf = async (id: string, people: string[]) => {
          const room = await sfu.room(id)
          const [first] = await Promise.all(people.map(async name => room.join(name).createTransport('recv')))
          return first?.iceCandidates[0]?.port
        }
        const people = ['anna', 'bo', 'cilie']
        const ids = Array.from({ length: 8 }, (_, index) => `room ${index}`)
        const ports: (number | undefined)[] = []
        for (const [index, id] of ids.entries()) ports.push(await portOf(id, index === 5 ? ['anna'] : people))
        expect(ports).to.have.members(sfu.workers.map(({ port }) => port))
        expect(sfu.stats()).to.include({ workers: 8, rooms: 8, peers: 22 })
        expect(await portOf('one more', ['dan'])).to.equal(ports[5])
        const [busy] = await Promise.all(ids.map(id => sfu.room(id)))
        for (const name of people) busy?.peer(name)?.close()
        expect(await portOf('another', ['dan'])).to.equal(ports[0])
      },
      { workers: 8 },
    ))

  it('[SF2] announces the configured address in the candidates', () =>
    withSfu(
      async sfu => {
        const { iceCandidates } = await (await sfu.room('a')).join('anna').createTransport('send')
        expect(iceCandidates.map(({ address }) => address)).to.deep.equal(['media.example.org', 'media.example.org'])
      },
      { announcedAddress: 'media.example.org' },
    ))

  it('[SF3] refuses to listen on every address without one to announce', () =>
    expectRefusal(createSfu(localOptions({ listenIp: '0.0.0.0' })), 'bad-parameters'))

  it('[SF4] says unavailable when the worker binary is not there', () =>
    expectRefusal(createSfu(localOptions({ workerBin: '/nowhere/mediasoup-worker' })), 'unavailable'))

  it('says unavailable when the port is taken, and leaves no worker behind', () =>
    withSfu(async sfu => {
      const port = sfu.workers[0]?.port ?? 0
      await expectRefusal(createSfu(localOptions({ port })), 'unavailable')
    }))

  it('closes twice as once, ends its processes, and refuses rooms from then on', async () => {
    const sfu = await createSfu(localOptions({ workers: 2 }))
    const pids = sfu.workers.map(({ pid }) => pid)
    const room = await sfu.room('a')
    const { peer } = await joinToSend(room, 'anna')
    const reason = once(room, 'closed')
    await Promise.all([sfu.close(), sfu.close()])
    expect(await reason).to.deep.equal(['sfu-closed'])
    expect(peer.closed).to.equal(true)
    expect(sfu.stats()).to.deep.equal(nothing)
    expect(pids.filter(isAlive)).to.deep.equal([])
    await expectRefusal(sfu.room('a'), 'closed')
  })

  it('does not leave behind a room that was being made while it closed', async () => {
    const sfu = await createSfu(localOptions())
    const opening = sfu.room('a')
    const closing = sfu.close()
    await expectRefusal(opening, 'closed', 'unavailable')
    await closing
    expect(sfu.stats()).to.deep.equal(nothing)
  })
})

describe('Sfu, when a worker is killed', () => {
  it('[SF5] tells its rooms, replaces it on the same port, and has new rooms for who asks at once', () =>
    withSfu(async sfu => {
      const [worker] = sfu.workers
      const room = await sfu.room('a')
      const { peer } = await joinToSend(room, 'anna')
      const peerClosed = once(peer, 'closed')
      const died = once(sfu, 'worker-died')
      const again = new Promise<Room>(resolve => room.once('closed', () => resolve(sfu.room('a'))))
      const reason = once(room, 'closed')
      process.kill(worker?.pid ?? 0, 'SIGKILL')
      expect(await reason).to.deep.equal(['worker-died'])
      expect(await peerClosed).to.deep.equal(['room-closed'])
      expect(await died).to.deep.equal([{ pid: worker?.pid }])
      const next = await again
      expect(next).to.not.equal(room)
      const { iceCandidates } = await next.join('anna').createTransport('send')
      expect(iceCandidates[0]?.port).to.equal(worker?.port)
      expect(sfu.workers[0]?.pid).to.not.equal(worker?.pid)
    }))

  it('[SF22] has its rooms on another worker at once, and the other rooms go on', () =>
    withSfu(
      async sfu => {
        const rooms = await Promise.all(['a', 'b'].map(id => sfu.room(id)))
        const candidates = await Promise.all(rooms.map(room => room.join('anna').createTransport('recv')))
        const [port, otherPort] = candidates.map(({ iceCandidates }) => iceCandidates[0]?.port)
        const dead = sfu.workers.find(worker => worker.port === port)
        const again = new Promise<Room>(resolve => rooms[0]?.once('closed', () => resolve(sfu.room('a'))))
        const replaced = once(sfu, 'worker-replaced')
        process.kill(dead?.pid ?? 0, 'SIGKILL')
        const { iceCandidates } = await (await again).join('anna').createTransport('recv')
        expect(iceCandidates[0]?.port).to.equal(otherPort)
        expect([rooms[1]?.closed, rooms[1]?.peer('anna')?.closed]).to.deep.equal([false, false])
        await replaced
      },
      { workers: 2 },
    ))

  it('[SF6] leaves the rooms of other workers alone', () =>
    withSfu(
      async sfu => {
        const rooms = await Promise.all(['a', 'b'].map(id => sfu.room(id)))
        const replaced = once(sfu, 'worker-replaced')
        process.kill(sfu.workers[0]?.pid ?? 0, 'SIGKILL')
        await replaced
        expect(rooms.filter(room => room.closed)).to.have.length(1)
        expect(sfu.stats()).to.include({ workers: 2, rooms: 1 })
      },
      { workers: 2 },
    ))
})
