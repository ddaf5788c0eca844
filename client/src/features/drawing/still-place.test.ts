import { RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createStore } from '../../store.ts'
import { placeOf, type StillFilm } from './still-place.ts'

const recordingId = RecordingId.parse('7b0f6c52-9d0e-4a39-8f0a-5a4c8f3d2b11')
const storyboard = { columns: 5, rows: 4, count: 18, tileWidth: 160, tileHeight: 90, intervalMs: 4000 }
const filmWith = (given: Partial<typeof storyboard> = {}): StillFilm => ({
  recordingId,
  film: { frameRate: { num: 25, den: 1 }, storyboard: { ...storyboard, ...given } },
  strokes: createStore([]),
})
const at = (filmMs: number, film = filmWith()) => placeOf({ recordingId, filmMs }, film)

describe('[NO26] the picture of a still', () => {
  it('is the tile of the storyboard that was taken nearest to its moment, where that stands in the sheet', () => {
    expect(at(20)).to.include({ x: 0, y: 0, width: 160, height: 90 })
    expect(at(23_980)).to.include({ x: 0, y: 90 })
    expect(at(24_020)).to.include({ x: 160, y: 90 })
    expect(at(24_020)).to.deep.include({ sheet: { width: 800, height: 360 } })
  })

  it('is the last one for what lies beyond', () => {
    expect(at(999_999)).to.include({ x: 320, y: 270 })
  })

  it('knows the frame whose drawings lie over it', () => {
    expect(at(24_020)?.frame).to.equal(600)
  })

  it('is none of another film, and none where there is no storyboard', () => {
    expect(placeOf({ recordingId: crypto.randomUUID(), filmMs: 20 }, filmWith())).to.equal(null)
    expect(at(20, filmWith({ count: 0 }))).to.equal(null)
    expect(at(Number.NaN)).to.equal(null)
  })
})
