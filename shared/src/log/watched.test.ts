import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { Vector } from '../playback/vector.ts'
import type { LogFact } from './fact.ts'
import { ane, bo, film, recordingId, sequenceId, story } from './testing/story.ts'
import { coverage, type Stretch, shownIn, watchedIn } from './watched.ts'

const extent = { untilMs: 100_000, durationMs: 60_000 }
const pressed = (vector: Vector): LogFact => ({ kind: 'playback', vector, did: null })
const runs = (stretches: readonly Stretch[] = []) =>
  stretches.map(({ fromMs, toMs, sinceMs, untilMs }) => [fromMs, toMs, sinceMs, untilMs].map(Math.round))

describe('What ran for the room', () => {
  it('[LG14] is each stretch from a start to a stop, from the vector’s own moment on', () => {
    const shown = shownIn(
      story(
        [bo, 1000, pressed(film(1200, { playing: true }))],
        [ane, 5210, pressed(film(5200, { positionMs: 4000 }))],
        [bo, 9000, pressed(film(9000, { positionMs: 2000, rate: 0.5, playing: true }))],
        [bo, 11_000, pressed(film(11_000, { positionMs: 3000 }))],
      ),
      extent,
    )
    expect(runs(shown)).to.deep.equal([
      [0, 4000, 1200, 5200],
      [2000, 3000, 9000, 11_000],
    ])
    expect(shown[0]).to.include({ recordingId, sequenceId: null })
  })

  it('[LG14] ends with the sequence, begins again when it repeats, and ends with the film', () => {
    const range = { startMs: 1000, endMs: 3000 }
    const shown = (change: Partial<Vector>, untilMs = 100_000) =>
      runs(shownIn(story([bo, 0, pressed(film(0, { playing: true, ...change }))]), { untilMs, durationMs: 60_000 }))
    const sequence = { sequenceId, range, positionMs: 1000 }
    expect(shown(sequence)).to.deep.equal([[1000, 3000, 0, 2000]])
    expect(shown({ ...sequence, loop: true }, 5000)).to.deep.equal([
      [1000, 3000, 0, 2000],
      [1000, 3000, 2600, 4600],
    ])
    expect(shown({ positionMs: 59_000 })).to.deep.equal([[59_000, 60_000, 0, 1000]])
    expect(shown({ positionMs: 60_000 })).to.deep.equal([])
  })

  it('[LG14] leaves out the time that the room waited', () => {
    const held = film(8000, { playing: true, positionMs: 5000 })
    const shown = shownIn(
      story(
        [bo, 0, pressed(film(0, { playing: true }))],
        [ane, 8000, { kind: 'hold', personIds: [ane], forAll: false, sinceMs: 5000, ended: 'time', vector: held }],
        [bo, 10_000, pressed(film(10_000, { positionMs: 7000 }))],
      ),
      extent,
    )
    expect(runs(shown)).to.deep.equal([
      [0, 5000, 0, 5000],
      [5000, 7000, 8000, 10_000],
    ])
  })

  it('is nothing before the meeting has a film', () => {
    const none = film(0, { recordingId: null, playing: true })
    expect(shownIn(story([bo, 0, pressed(none)]), extent)).to.deep.equal([])
  })
})

describe('Who watched what', () => {
  it('[LG15] is what ran while each was there, at whatever speed', () => {
    const watched = watchedIn(
      story(
        [bo, 0, { kind: 'arrived' }],
        [bo, 1000, pressed(film(1000, { playing: true, rate: 2 }))],
        [ane, 3000, { kind: 'arrived' }],
        [bo, 4000, { kind: 'left' }],
        [ane, 6000, pressed(film(6000, { positionMs: 10_000 }))],
      ),
      extent,
    )
    expect(runs(watched.get(bo))).to.deep.equal([[0, 6000, 1000, 4000]])
    expect(runs(watched.get(ane))).to.deep.equal([[4000, 10_000, 3000, 6000]])
  })

  it('[LG15] leaves out when their player did not show it, also across somebody’s coming back', () => {
    const screen = (shows: 'seeing' | 'away' | 'loading'): LogFact => ({ kind: 'screen', screen: shows })
    const watched = watchedIn(
      story(
        [ane, 0, { kind: 'arrived' }],
        [bo, 0, { kind: 'arrived' }],
        [ane, 0, screen('seeing')],
        [bo, 0, screen('seeing')],
        [bo, 0, pressed(film(0, { playing: true }))],
        [ane, 2000, screen('away')],
        [ane, 3000, screen('seeing')],
        [ane, 4000, screen('away')],
        [ane, 5000, { kind: 'left' }],
        [ane, 5500, screen('seeing')],
        [ane, 6000, { kind: 'arrived' }],
        [ane, 6000, screen('loading')],
        [ane, 7000, screen('seeing')],
        [bo, 9000, pressed(film(9000, { positionMs: 9000 }))],
      ),
      extent,
    )
    expect(runs(watched.get(ane)).map(([from, to]) => [from, to])).to.deep.equal([
      [0, 2000],
      [3000, 4000],
      [7000, 9000],
    ])
    expect(runs(watched.get(bo))).to.deep.equal([[0, 9000, 0, 9000]])
  })

  it('[LG15] is nothing of somebody whose player never showed anything', () => {
    const watched = watchedIn(
      story(
        [ane, 0, { kind: 'arrived' }],
        [bo, 0, { kind: 'arrived' }],
        [bo, 500, { kind: 'screen', screen: 'seeing' }],
        [bo, 1000, pressed(film(1000, { playing: true }))],
        [bo, 3000, pressed(film(3000, { positionMs: 2000 }))],
      ),
      extent,
    )
    expect([watched.get(ane)?.length, watched.get(bo)?.length]).to.deep.equal([0, 1])
  })

  it('covers the film by what was seen, each part once', () => {
    const stretch = (fromMs: number, toMs: number) => ({ fromMs, toMs })
    expect(coverage([stretch(5, 9), stretch(0, 3), stretch(2, 4), stretch(6, 7)])).to.deep.equal([
      stretch(0, 4),
      stretch(5, 9),
    ])
  })
})
