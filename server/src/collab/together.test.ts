import type { PersonId, SessionId } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, describe, it } from 'mocha'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { awarenessMessage, readMessage } from './message.ts'
import type { Peer } from './peer.ts'
import { createPresence } from './presence.ts'

const open: Awareness[] = []

/** People at a document, each with a stock client's picture of the others, and the time in our hands. */
function crowd(size: number) {
  const late: (() => void)[] = []
  const people = Array.from({ length: size }, (_, index) => {
    const awareness = new Awareness(new Y.Doc())
    open.push(awareness)
    const person = { id: `person-${index}` as PersonId, displayName: `Nr. ${index}` }
    const one = { client: index + 1, awareness, received: 0, heard: [] as number[], peer: {} as Peer }
    one.peer = {
      person,
      sessionId: `session-${index}` as SessionId,
      close: () => {},
      send(bytes) {
        const message = readMessage(bytes)
        if (message.kind !== 'awareness') return
        one.received++
        applyAwarenessUpdate(awareness, message.states, 'server')
      },
    }
    return one
  })
  const presence = createPresence({
    tell: (message, peer) => peer.send(message),
    everyone: () => people.map(({ peer }) => peer),
    claim: () => true,
    later: run => void late.push(run),
  })
  return {
    people,
    /** Each moves the cursor there. */
    move(cursor: number) {
      for (const { peer, client } of people) {
        const message = readMessage(awarenessMessage([{ client, clock: cursor, json: JSON.stringify({ cursor }) }]))
        if (message.kind === 'awareness') presence.hear(peer, message.states)
      }
    },
    leave: (index: number) => people[index] && presence.leave(people[index].peer),
    timePasses() {
      for (const run of late.splice(0)) run()
    },
  }
}

describe('cursors together', () => {
  // A stock awareness keeps a timer until it is told to go.
  afterEach(() => {
    for (const awareness of open.splice(0)) awareness.destroy()
  })

  it('[CB16] 50 who move come to one message at a time to each, and never about oneself', () => {
    const { people, move, timePasses } = crowd(50)
    for (let cursor = 1; cursor <= 5; cursor++) move(cursor)
    expect(Math.max(...people.map(({ received }) => received))).to.equal(1)
    timePasses()
    for (const { received } of people) expect(received).to.be.within(1, 2)
    for (const { awareness, client } of people) {
      const states = awareness.getStates()
      expect(states.has(client)).to.equal(false)
      for (const other of people.filter(one => one.client !== client))
        expect(states.get(other.client)?.cursor).to.equal(5)
    }
    timePasses()
    for (const { received } of people) expect(received).to.be.at.most(2)
  })

  it('one who moves alone after a while is shown at once, and who leaves is gone for all', () => {
    const { people, move, leave, timePasses } = crowd(3)
    move(1)
    timePasses()
    timePasses()
    leave(0)
    for (const { awareness } of people.slice(1)) expect(awareness.getStates().has(1)).to.equal(false)
  })
})
