import { PersonId, RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createBatch } from './batch.ts'
import { createThinning, moved, pointAt } from './points.ts'
import { changedStrokes, marksOf } from './strokes.ts'

const recordingId = RecordingId.parse('7b0f6c52-9d0e-4a39-8f0a-5a4c8f3d2b11')
const authorId = PersonId.parse('0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b')

describe('points', () => {
  const box = { left: 100, top: 50, width: 400, height: 200 }

  it('are shares of the picture, and stay in it', () => {
    expect(pointAt(200, 100, box)).to.deep.equal({ x: 0.25, y: 0.25 })
    expect(pointAt(0, 900, box)).to.deep.equal({ x: 0, y: 1 })
    expect(moved({ x: 0.99, y: 0.5 }, 0.05, -0.25)).to.deep.equal({ x: 1, y: 0.25 })
  })

  it('are kept only when they are far enough from the last one kept', () => {
    const thinning = createThinning(0.1)
    const kept = [0, 0.05, 0.12, 0.2, 0.3].filter(x => thinning.keep({ x, y: 0 }))
    expect(kept).to.deep.equal([0, 0.12, 0.3])
  })

  it('wait together; other points in their place put away those that waited', () => {
    const applied: unknown[] = []
    const batch = createBatch(
      () => {},
      (id, change) => applied.push([id, change]),
    )
    batch.add('a', { kind: 'extend', points: [1, 2] })
    batch.add('b', { kind: 'extend', points: [5, 6] })
    batch.add('a', { kind: 'extend', points: [3, 4] })
    batch.add('b', { kind: 'reshape', points: [7, 8] })
    batch.flush()
    batch.flush()
    expect(applied).to.deep.equal([
      ['a', { kind: 'extend', points: [1, 2, 3, 4] }],
      ['b', { kind: 'reshape', points: [7, 8] }],
    ])
  })
})

describe('marks on the timeline', () => {
  it('stand in the middle of the frames that are drawn on', () => {
    const frames = [
      { frame: 0, by: [{ authorId, colour: 'sun' as const }] },
      { frame: 100, by: [{ authorId, colour: 'leaf' as const }] },
    ]
    const words = { nameOf: () => 'Eva', label: (atMs: number, names: string[]) => `ved ${atMs}: ${names.join()}` }
    expect(marksOf(frames, { num: 25, den: 1 }, words)).to.deep.equal([
      {
        ...{ id: 'drawing-0', atMs: 20, label: 'ved 20: Eva', kind: 'drawing' },
        by: [{ name: 'Eva', colour: 'var(--stroke-sun)' }],
      },
      {
        ...{ id: 'drawing-100', atMs: 4020, label: 'ved 4020: Eva', kind: 'drawing' },
        by: [{ name: 'Eva', colour: 'var(--stroke-leaf)' }],
      },
    ])
  })
})

describe('changed strokes', () => {
  it('are those that are new or have got other points', () => {
    const rest = { recordingId, authorId, frame: 0, tool: 'pen', colour: 'sun' } as const
    const stroke = (id: string, ...points: number[]) => ({ id, points, ...rest })
    const changed = changedStrokes(
      [stroke('same', 1, 2), stroke('longer', 1, 2), stroke('moved', 1, 2)],
      [stroke('same', 1, 2), stroke('longer', 1, 2, 3, 4), stroke('moved', 1, 3), stroke('new', 0, 0)],
    )
    expect(changed.map(({ id }) => id)).to.deep.equal(['longer', 'moved', 'new'])
  })
})
