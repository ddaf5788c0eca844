import { emptyVector } from '@samsyn/shared'
import { expect } from 'chai'
import { createLine } from './line.ts'

const film = { frameRate: { num: 25, den: 1 }, frameCount: 1000, durationMs: 40_000 }

describe('the line of a film', () => {
  it('[PB88] knows no frame beyond the end of the sequence that is played', () => {
    const line = createLine(film)
    line.set({ ...emptyVector, playing: true, range: { startMs: 30_000, endMs: 30_600 }, positionMs: 30_000 })
    expect(line.frameWithin(766), 'painted a moment before it was stopped').to.equal(765)
    expect(line.frameWithin(760)).to.equal(760)
  })

  it('[PB88] leaves every frame of a film that is played whole', () => {
    const line = createLine(film)
    line.set({ ...emptyVector, playing: true })
    expect(line.frameWithin(766)).to.equal(766)
  })
})
