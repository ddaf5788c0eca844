import { collabLimits } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createRoomLeft } from './room-left.ts'

const mib = 1024 * 1024

describe('how much more a document takes', () => {
  it('[NO65] is what was told last, less what is not committed and a reserve for others', () => {
    let held = 0
    const room = createRoomLeft(() => held)
    expect(room.takes(5 * mib)).to.equal(true)
    expect(room.takes(collabLimits.roomBytes)).to.equal(false)
    room.told(mib)
    expect(room.takes(mib / 2)).to.equal(true)
    held = mib / 2
    expect(room.takes(mib / 2)).to.equal(false)
    room.told(mib / 4)
    expect(room.takes(1)).to.equal(false)
  })

  it('[NO65] holds while the line is away, and until the server has answered over another', () => {
    const room = createRoomLeft(() => 0)
    room.told(0)
    room.askedAnew()
    expect(room.takes(1)).to.equal(false)
    room.answered()
    expect(room.takes(mib)).to.equal(true)
    room.told(0)
    room.answered()
    expect(room.takes(1)).to.equal(false)
  })
})
