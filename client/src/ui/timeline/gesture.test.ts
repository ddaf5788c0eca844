import { expect } from 'chai'
import { describe, it } from 'mocha'
import { type Deed, type Gesture, idle, nextGesture, type Pointing } from './gesture.ts'

type Pointer = (kind: 'down' | 'move' | 'up' | 'cancel', x: number) => Pointing
const pointer =
  (id: number, touch: boolean): Pointer =>
  (kind, x) => ({ kind, id, x, touch })
const finger = pointer(1, true)
const second = pointer(2, true)
const mouse = pointer(9, false)
const held: Pointing = { kind: 'held' }

function play(...events: Pointing[]): { gesture: Gesture; deeds: Deed[] } {
  const deeds: Deed[] = []
  let gesture: Gesture = idle
  for (const event of events) {
    const step = nextGesture(gesture, event)
    gesture = step.gesture
    deeds.push(...step.deeds)
  }
  return { gesture, deeds }
}

const scrub = (x: number, final: boolean): Deed => ({ kind: 'scrub', x, final })
const peek = (x: number): Deed => ({ kind: 'peek', x })
const unpeek: Deed = { kind: 'unpeek' }

describe('A hand on the timeline', () => {
  it('[TL6] seeks by a tap, and by a drag that a mouse begins at once and a finger after a few pixels', () => {
    expect(play(finger('down', 100), finger('up', 102)).deeds).to.deep.equal([scrub(102, true), unpeek])
    expect(play(mouse('down', 100), mouse('move', 101), mouse('up', 101)).deeds).to.deep.equal([
      scrub(100, false),
      scrub(101, false),
      scrub(101, true),
    ])
    expect(play(finger('down', 100), finger('move', 104), finger('move', 110)).deeds).to.deep.equal([scrub(110, false)])
  })

  it('[TL7] only looks while it hovers or presses long, and moves nothing', () => {
    expect(play(mouse('move', 50)).deeds).to.deep.equal([peek(50)])
    const long = play(finger('down', 100), held, finger('move', 180), finger('up', 180))
    expect(long.deeds).to.deep.equal([peek(100), peek(180), unpeek])
    expect(long.gesture).to.equal(idle)
  })

  it('[TL7] does not look when it has begun to drag', () => {
    expect(play(finger('down', 100), finger('move', 120), held).deeds).to.deep.equal([scrub(120, false)])
  })

  it('[TL8] moves nothing with a finger that the browser takes to scroll the page', () => {
    expect(play(finger('down', 100), finger('cancel', 100)).deeds).to.deep.equal([unpeek])
    const taken = play(finger('down', 100), finger('move', 120), finger('cancel', 0))
    expect(taken.deeds).to.deep.equal([scrub(120, false), scrub(120, true), unpeek])
  })

  it('[TL9] zooms with two fingers, and what is left of them afterwards does nothing', () => {
    const both = play(finger('down', 100), second('down', 200), second('move', 260))
    expect(both.deeds).to.deep.equal([unpeek, { kind: 'pinch', from: [100, 200], to: [100, 260] }])
    const after = play(finger('down', 100), second('down', 200), finger('up', 100), second('move', 400))
    expect(after).to.deep.equal({ gesture: { kind: 'spent', id: 2 }, deeds: [unpeek] })
    expect(nextGesture(after.gesture, second('up', 400))).to.deep.equal({ gesture: idle, deeds: [unpeek] })
  })

  it('[TL9] ends a drag where it is when the second finger comes', () => {
    const { deeds } = play(finger('down', 100), finger('move', 130), second('down', 200))
    expect(deeds).to.deep.equal([scrub(130, false), scrub(130, true), unpeek])
  })
})
