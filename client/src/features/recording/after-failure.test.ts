import { expect } from 'chai'
import { describe, it } from 'mocha'
import { afterFailure, codeIn, waitMs } from './after-failure.ts'

describe('an upload that was interrupted', () => {
  it('waits for the network and for a server that is restarting', () => {
    for (const status of [0, 500, 502, 503, 423, 409, 429]) {
      expect(afterFailure(status, 'go-on', false), String(status)).to.deep.equal({ do: 'wait' })
    }
  })
  it('renews a session that has grown old', () => {
    expect(afterFailure(401, 'go-on', false)).to.deep.equal({ do: 'renew' })
  })
  it('begins when the server knows nothing of it yet, once', () => {
    expect(afterFailure(404, 'go-on', false)).to.deep.equal({ do: 'other-way' })
    expect(afterFailure(404, 'go-on', true)).to.deep.equal({ do: 'give-up', code: 'gone' })
  })
  it('goes on when the answer to its beginning was lost, once', () => {
    expect(afterFailure(409, 'begin', false)).to.deep.equal({ do: 'other-way' })
    expect(afterFailure(409, 'begin', true)).to.deep.equal({ do: 'give-up', code: 'conflict' })
  })
  it('gives up where waiting cannot help', () => {
    expect(afterFailure(403, 'go-on', false)).to.deep.equal({ do: 'give-up', code: 'forbidden' })
    expect(afterFailure(413, 'go-on', false)).to.deep.equal({ do: 'give-up', code: 'internal' })
  })
  it('[UP45] [UP48] says why where the server said so, and that what came is damaged where it could not', () => {
    expect(afterFailure(507, 'go-on', false)).to.deep.equal({ do: 'give-up', code: 'no-room' })
    const said = codeIn('{"ok":false,"code":"room-given-back","message":"no room any more"}')
    expect(afterFailure(507, 'go-on', false, said)).to.deep.equal({ do: 'give-up', code: 'room-given-back' })
    for (const way of ['begin', 'go-on'] as const)
      expect(afterFailure(422, way, false)).to.deep.equal({ do: 'give-up', code: 'upload-damaged' })
    for (const body of ['', '<html>', '{"code":"unheard-of"}', 'null']) expect(codeIn(body), body).to.equal(null)
  })
  it('tries again soon, then calmly', () => {
    expect([0, 1, 2, 10, 1000].map(waitMs)).to.deep.equal([500, 1000, 2000, 15_000, 15_000])
  })
})
