import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { PersonId } from '../ids.ts'
import { goOn, type Held, holdMs, letGo, type Stall, stalled, waitForAll, waitingAt } from './hold.ts'
import { emptyVector, positionAt } from './vector.ts'

const person = (last: number) => PersonId.parse(`6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a0${last}`)
const [ane, bo, cilie] = [person(1), person(2), person(3)]
const people = [ane, bo, cilie]
const leadMs = 100

const running: Held = { vector: { ...emptyVector, rev: 3, playing: true, positionMs: 1000, atMs: 0 }, hold: null }
const stallOf = (personId: PersonId, nowMs: number, more: Partial<Stall> = {}): Stall => ({
  ...{ personId, nowMs, controllerId: bo, present: people, frames: [], endedMs: new Map(), durationMs: 1e9 },
  ...more,
})
const loading = (personId: PersonId) => ({ personId, rev: 3, frame: null, status: 'loading' as const })

describe('waiting for somebody', () => {
  it('[PB40] begins with a name, where the film is, and ends by itself after three seconds', () => {
    const { vector, hold } = stalled(running, stallOf(ane, 5000))
    expect(hold).to.deep.equal({ personIds: [ane], sinceMs: 5000, forAll: false })
    expect(vector).to.deep.equal({ ...running.vector, rev: 4, positionMs: 6000, atMs: 8000 })
  })

  it('[PB41] is for another too, and takes no longer for that', () => {
    const held = stalled(running, stallOf(ane, 5000))
    const both = stalled(held, stallOf(cilie, 7000))
    expect(both.hold?.personIds).to.deep.equal([ane, cilie])
    expect(both.vector).to.equal(held.vector)
    const one = letGo(both, ane, 7100, leadMs)
    expect([one.hold?.personIds, one.vector]).to.deep.equal([[cilie], held.vector])
    expect(letGo(one, cilie, 7200, leadMs)).to.deep.equal({
      vector: { ...held.vector, rev: 5, atMs: 7300 },
      hold: null,
    })
  })

  it('[PB42] is not for a film that stands, has not begun, or stops by itself in a moment', () => {
    const { vector } = running
    const range = { startMs: 0, endMs: 6400 }
    for (const other of [{ playing: false }, { atMs: 5001 }, { range }])
      expect(stalled({ vector: { ...vector, ...other }, hold: null }, stallOf(ane, 5000)).hold).to.equal(null)
    expect(stalled(running, stallOf(ane, 5000, { durationMs: 6400 })).hold).to.equal(null)
    const looped = { vector: { ...vector, range, loop: true }, hold: null }
    expect(stalled(looped, stallOf(ane, 5000)).hold).to.equal(null)
    expect(stalled(looped, stallOf(ane, 4400)).hold).not.to.equal(null)
  })

  it('[PB42] is not when nobody else sees the film, nor for who is not here', () => {
    const all = stallOf(ane, 5000, { frames: people.map(loading) })
    expect(stalled(running, all).hold).to.equal(null)
    expect(stalled(running, { ...all, frames: [loading(ane), loading(bo)] }).hold).not.to.equal(null)
    expect(stalled(running, stallOf(ane, 5000, { present: [ane] })).hold).to.equal(null)
    expect(stalled(running, stallOf(ane, 5000, { present: [bo, cilie] })).hold).to.equal(null)
  })
})

type Doing = { does: 'stall' | 'come' | 'go-on' | 'wait-for-all' | 'nothing'; who: PersonId; afterMs: number }
const doings = fc.array(
  fc.record({
    does: fc.constantFrom<Doing['does']>('stall', 'stall', 'come', 'go-on', 'wait-for-all', 'nothing'),
    who: fc.constantFrom(...people),
    afterMs: fc.integer({ min: 0, max: 8000 }),
  }),
  { maxLength: 40 },
)
type Moment = { held: Held; nowMs: number; before: Held }

/** What becomes of a room in which these things are done, moment by moment. */
function history(done: readonly Doing[], rate: number): Moment[] {
  let nowMs = 0
  let held: Held = { ...running, vector: { ...running.vector, rate } }
  const endedMs = new Map<PersonId, number>()
  const become = (next: Held): Moment => {
    const before = held
    for (const id of before.hold?.personIds ?? []) if (!next.hold?.personIds.includes(id)) endedMs.set(id, nowMs)
    held = next
    return { held, nowMs, before }
  }
  return done.flatMap(({ does, who, afterMs }) => {
    const moments: Moment[] = []
    const thenMs = nowMs + afterMs
    if (held.hold && held.vector.atMs <= thenMs) {
      nowMs = held.vector.atMs
      moments.push(become({ vector: held.vector, hold: null }))
    }
    nowMs = thenMs
    const next = {
      stall: () => stalled(held, stallOf(who, nowMs, { endedMs })),
      come: () => letGo(held, who, nowMs, leadMs),
      'go-on': () => goOn(held, nowMs, leadMs),
      'wait-for-all': () => waitForAll(held),
      nothing: () => held,
    }[does]()
    return [...moments, become(next)]
  })
}

const always = (rule: (moments: Moment[]) => void) =>
  fc.assert(fc.property(doings, fc.constantFrom(0.25, 1, 2), (done, rate) => rule(history(done, rate))))

describe('waiting, whatever happens', () => {
  it('[PB43] ends after at most three seconds, or sixty when all are to be waited for', () => {
    always(moments => {
      for (const { held, nowMs } of moments) {
        expect(waitingAt(held, nowMs)).to.equal(held.hold !== null)
        const endMs = (held.hold?.sinceMs ?? nowMs) + (held.hold?.forAll ? holdMs.all : holdMs.one)
        if (held.hold) expect(held.vector.atMs).to.be.at.most(endMs)
        if (held.hold) expect(held.vector.playing).to.equal(true)
      }
    })
  })

  it('[PB44] is never for the one who steers, nor for anybody twice within twenty seconds', () => {
    always(moments => {
      const endedMs = new Map<PersonId, number>()
      for (const { held, before, nowMs } of moments) {
        const [were, are] = [before.hold?.personIds ?? [], held.hold?.personIds ?? []]
        expect(are).not.to.include(bo)
        for (const id of are.filter(id => !were.includes(id)))
          expect(nowMs - (endedMs.get(id) ?? Number.NEGATIVE_INFINITY)).to.be.at.least(20_000)
        for (const id of were.filter(id => !are.includes(id))) endedMs.set(id, nowMs)
      }
    })
  })

  it('[PB45] never moves the film back, nor forward', () => {
    always(moments => {
      for (const { held, before, nowMs } of moments)
        expect(positionAt(held.vector, nowMs)).to.be.closeTo(positionAt(before.vector, nowMs), 1e-6)
    })
  })

  it('[PB46] goes on a lead after it ends, or sooner, and raises the number with every new vector', () => {
    always(moments => {
      for (const { held, before, nowMs } of moments) {
        const isNew = held.vector !== before.vector
        expect(held.vector.rev).to.equal(before.vector.rev + (isNew ? 1 : 0))
        if (isNew && !held.hold) expect(held.vector.atMs).to.be.at.most(nowMs + leadMs)
      }
    })
  })
})
