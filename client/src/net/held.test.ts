import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createHeld } from './held.ts'
import type { Kept, Refusal, Shelf } from './unsent.ts'

/** A shelf that says what it is asked to do. */
function noted() {
  const gone: string[] = []
  const refused: [string, Refusal][] = []
  let ids = 0
  const shelf: Shelf = {
    restore: async () => [],
    keep: update => ({ id: `${++ids}`, owner: 'ane', path: 'notes/1', atMs: 0, update }),
    keepWords: () => expect.fail('nothing is left'),
    letGo: kept => void gone.push(...kept.map(({ id }) => id)),
    refuse: (kept, why) => void refused.push(...kept.map(({ id }): [string, Refusal] => [id, why])),
  }
  return { shelf, gone, refused, held: createHeld(shelf) }
}

const nothing = Uint8Array.of(0, 0)

describe('what is written and not committed', () => {
  it('[NO63] is let go change by change, each when the message that it left in is committed', () => {
    const { held, gone } = noted()
    held.keep(nothing, 3)
    held.keep(nothing, 4)
    held.committed(2)
    expect(gone).to.deep.equal([])
    held.committed(3)
    expect(gone).to.deep.equal(['1'])
    expect(held.isEmpty()).to.equal(false)
    held.committed(9)
    expect(gone).to.deep.equal(['1', '2'])
    expect(held.isEmpty()).to.equal(true)
  })

  it('[NO63] is not let go for what is committed of other changes, when it has not left', () => {
    const { held, gone } = noted()
    held.keep(nothing, null)
    held.keep(nothing, 1)
    held.committed(1)
    expect(gone).to.deep.equal(['2'])
    held.haveSent(5)
    held.committed(4)
    expect(gone).to.deep.equal(['2'])
    held.committed(5)
    expect(gone).to.deep.equal(['2', '1'])
  })

  it('[NO63] has not left over another connection', () => {
    const { held, gone } = noted()
    held.keep(nothing, 2)
    held.haveSentNothing()
    held.committed(7)
    expect(gone).to.deep.equal([])
  })

  it('[NO63] is kept for its writer when it is refused', () => {
    const { held, gone, refused } = noted()
    held.keep(nothing, 1)
    const taken: Kept = { id: 'old', owner: 'ane', path: 'notes/1', atMs: 0, update: nothing }
    held.takeBack([taken], null)
    expect(held.refuse('erased').map(({ id }) => id)).to.deep.equal(['1', 'old'])
    expect(refused).to.deep.equal([
      ['1', 'erased'],
      ['old', 'erased'],
    ])
    expect(gone).to.deep.equal([])
    expect(held.isEmpty()).to.equal(true)
  })
})
