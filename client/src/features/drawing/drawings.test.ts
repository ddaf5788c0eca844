import { PersonId, RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { createStore } from '../../store.ts'
import { createDrawings } from './drawings.ts'
import { drop, putDown } from './hand.ts'

const recordingId = RecordingId.parse('7b0f6c52-9d0e-4a39-8f0a-5a4c8f3d2b11')
const eva = PersonId.parse('0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b')
const bo = PersonId.parse('1d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b')
const held = { frame: 7, tool: 'pen', colour: 'sun' } as const

/** Two people with a document each, which hear of each other at once. */
function pair({ removesAny = false } = {}) {
  const docs = [new Y.Doc(), new Y.Doc()] as const
  docs[0].on('update', update => Y.applyUpdate(docs[1], update, 'other'))
  docs[1].on('update', (update, origin) => origin !== 'other' && Y.applyUpdate(docs[0], update, 'other'))
  const waiting: (() => void)[] = []
  const options = { schedule: (run: () => void) => void waiting.push(run), removesAny }
  const synced = createStore(true)
  return {
    eva: createDrawings({ doc: docs[0], synced }, recordingId, eva, options),
    bo: createDrawings({ doc: docs[1], synced }, recordingId, bo, { ...options, removesAny: false }),
    docs,
    refreshes: () => waiting.length,
    refresh: () => waiting.splice(0).forEach(run => void run()),
  }
}

describe('drawings', () => {
  it('show the other a stroke while it is being drawn', () => {
    const { eva, bo, refresh } = pair()
    const hand = putDown(eva, held, { x: 0.5, y: 0.5 })
    expect(bo.onFrame(7).map(stroke => stroke.points)).to.deep.equal([[0.5, 0.5]])
    hand.move([{ x: 0.75, y: 0.5 }])
    refresh()
    expect(bo.onFrame(7)[0]?.points).to.deep.equal([0.5, 0.5, 0.75, 0.5])
    expect(bo.onFrame(8)).to.deep.equal([])
  })

  it('send many points together, once per screen refresh, and the last when the hand is lifted', () => {
    const { eva, bo, docs, refresh, refreshes } = pair()
    let updates = 0
    docs[0].on('update', () => updates++)
    const hand = putDown(eva, held, { x: 0, y: 0 })
    for (let step = 1; step <= 100; step++) hand.move([{ x: step / 200, y: 0.25 }])
    expect([updates, refreshes()]).to.deep.equal([1, 1])
    refresh()
    expect(updates).to.equal(2)
    expect(bo.onFrame(7)[0]?.points).to.have.length(202)
    hand.move([{ x: 0.9, y: 0.9 }])
    hand.lift()
    expect(bo.onFrame(7)[0]?.points).to.have.length(204)
  })

  it('pull an arrow out from where it began', () => {
    const { eva, bo } = pair()
    const hand = putDown(eva, { ...held, tool: 'arrow' }, { x: 0.25, y: 0.25 })
    hand.move([{ x: 0.5, y: 0.5 }])
    hand.move([{ x: 0.75, y: 0.5 }])
    hand.lift()
    expect(bo.onFrame(7)[0]?.points).to.deep.equal([0.25, 0.25, 0.75, 0.5])
  })

  it('drop whole shapes within the picture, for who draws by keys', () => {
    const { eva, bo } = pair()
    for (const tool of ['pen', 'arrow', 'circle'] as const) drop(eva, { ...held, tool }, { x: 0, y: 1 })
    expect(bo.onFrame(7)).to.have.length(3)
    for (const { points } of bo.onFrame(7)) for (const part of points) expect(part).to.be.within(0, 1)
  })

  it('tell whose hand draws: the others’, never one’s own', () => {
    const { eva, bo } = pair()
    drop(eva, held, { x: 0.5, y: 0.5 })
    expect(bo.otherHand.get()?.authorId).to.equal(PersonId.parse('0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b'))
    expect(eva.otherHand.get()).to.equal(null)
  })

  it('take back the last stroke of one’s own on this frame', () => {
    const { eva, bo } = pair()
    drop(eva, held, { x: 0.1, y: 0.1 })
    drop(eva, held, { x: 0.2, y: 0.2 })
    drop(eva, { ...held, frame: 9 }, { x: 0.3, y: 0.3 })
    drop(bo, held, { x: 0.4, y: 0.4 })
    eva.undo(7)
    expect(bo.onFrame(7).map(stroke => stroke.points[0])).to.have.members([0.1, 0.4])
    eva.undo(7)
    expect(eva.undoable(7)).to.equal(false)
    expect(bo.frames.get().map(({ frame, by }) => [frame, by.length])).to.deep.equal([
      [7, 1],
      [9, 1],
    ])
  })

  it('clear what one may: one’s own, or with the right to it all', () => {
    const { eva, bo } = pair({ removesAny: true })
    drop(eva, held, { x: 0.1, y: 0.1 })
    drop(bo, held, { x: 0.4, y: 0.4 })
    bo.clear(7)
    expect(eva.onFrame(7).map(stroke => stroke.points[0])).to.deep.equal([0.1])
    drop(bo, held, { x: 0.4, y: 0.4 })
    eva.clear(7)
    expect(bo.frames.get()).to.deep.equal([])
  })

  it('leave a stroke gone that was removed while it was drawn', () => {
    const { eva, bo } = pair({ removesAny: true })
    const hand = putDown(bo, held, { x: 0, y: 0 })
    eva.clear(7)
    hand.move([{ x: 0.5, y: 0.5 }])
    hand.lift()
    expect(bo.strokes.get()).to.deep.equal([])
  })
})
