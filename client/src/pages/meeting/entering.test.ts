import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createEntering } from './entering.ts'

/** A way in that is answered when the test says so. */
function door() {
  const asked: PromiseWithResolvers<void>[] = []
  const knock = () => {
    const answer = Promise.withResolvers<void>()
    asked.push(answer)
    return answer.promise
  }
  return { asked, knock }
}

describe('going into a meeting', () => {
  it('[ME70] ends with the room: who has gone meanwhile catches up with nothing', async () => {
    const { asked, knock } = door()
    let caughtUp = 0
    const entering = createEntering({ enter: knock, catchUp: async () => void caughtUp++, isOnline: () => true })
    const going = entering.go()
    entering.end()
    asked[0]?.resolve()
    await going
    expect(caughtUp).to.equal(0)
  })

  it('[ME70] ends with the room: what fails afterwards is not tried again', async () => {
    const { asked, knock } = door()
    const entering = createEntering({ enter: knock, catchUp: knock, isOnline: () => true, againAfterMs: 0 })
    const going = entering.go()
    entering.end()
    asked[0]?.reject(new Error('no answer'))
    await going
    await entering.go()
    await new Promise(done => setTimeout(done))
    expect(asked).to.have.length(1)
    expect(entering.refused.get()).to.equal(null)
  })

  it('[ME70] is tried again while it fails, once each time, and says why', async () => {
    const tries: string[] = []
    const { promise: isIn, resolve } = Promise.withResolvers<void>()
    const entering = createEntering({
      async enter() {
        tries.push(String(entering.refused.get()))
        if (tries.length < 3) throw new Error('not yet')
      },
      catchUp: async () => resolve(),
      isOnline: () => true,
      againAfterMs: 0,
    })
    await entering.go()
    await isIn
    expect(tries).to.deep.equal(['null', 'Error: not yet', 'Error: not yet'])
    await new Promise(done => setTimeout(done))
    expect(entering.refused.get()).to.equal(null)
  })

  it('[ME70] begins anew with a line that came back: the attempt before it goes no further', async () => {
    const { asked, knock } = door()
    let caughtUp = 0
    const entering = createEntering({ enter: knock, catchUp: async () => void caughtUp++, isOnline: () => true })
    const both = [entering.go(), entering.go()]
    for (const { resolve } of asked) resolve()
    await Promise.all(both)
    expect([asked.length, caughtUp]).to.deep.equal([2, 1])
  })
})
