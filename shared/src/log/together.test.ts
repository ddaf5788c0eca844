import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import type { LogEntry } from './entry.ts'
import { ane, bo, story } from './testing/story.ts'
import { heldAfterMs, metIn } from './together.ts'

const minute = heldAfterMs
const arrived = { kind: 'arrived' } as const
const left = { kind: 'left' } as const
const chat = { kind: 'chat', text: 'hej', filmMs: null } as const
const met = (entries: readonly LogEntry[], nowMs = 0) => metIn(entries, { leastMs: minute, nowMs })

describe('Whether a meeting was held', () => {
  it('[ME80] takes two who were in it together for a minute without a break', () => {
    expect(minute).to.equal(60_000)
    const together = (ms: number) =>
      story([bo, 1000, arrived], [ane, 5000, arrived], [ane, 5000 + ms, left], [bo, 900_000, left])
    expect(met(together(minute - 1))).to.equal(null)
    expect(met(together(minute))).to.deep.equal({ fromMs: 5000, toMs: 900_000 })
    expect(met(story([bo, 1000, arrived], [bo, 9_000_000, left]))).to.equal(null)
    const inTurn = story([bo, 0, arrived], [bo, minute, left], [ane, minute, arrived], [ane, 9 * minute, left])
    expect(met(inTurn)).to.equal(null)
    const often = [0, 1, 2, 3].flatMap(n =>
      story(
        [bo, n * minute, arrived],
        [ane, n * minute, arrived],
        [ane, n * minute + 50_000, left],
        [bo, n * minute + 50_000, left],
      ),
    )
    expect(met(often)).to.equal(null)
    expect(met([])).to.equal(null)
  })

  it('[ME80] lasts from when two were there to the end of the last gathering in which two were', () => {
    const entries = story([bo, 0, arrived], [ane, 10_000, arrived], [ane, 10_000 + minute, left], [bo, 80_000, left])
    const again = story([bo, 900_000, arrived], [bo, 2_000_000, left])
    const bothAgain = story(
      [ane, 3_000_000, arrived],
      [bo, 3_000_001, arrived],
      [bo, 3_100_000, left],
      [ane, 3_100_001, left],
    )
    expect(met([...entries, ...again])).to.deep.equal({ fromMs: 10_000, toMs: 80_000 })
    expect(met([...entries, ...again, ...bothAgain])).to.deep.equal({ fromMs: 10_000, toMs: 3_100_001 })
  })

  it('[ME80] counts who has not left up to now', () => {
    const entries = story([bo, 0, arrived], [ane, 1000, arrived])
    expect(met(entries, 1000 + minute - 1)).to.equal(null)
    expect(met(entries, 1000 + minute)).to.deep.equal({ fromMs: 1000, toMs: 1000 + minute })
  })

  it('[ME80] is not had by who was gone before the other came, though their leaving is logged later', () => {
    const entries = story(
      [bo, 0, arrived],
      [ane, 60_000, arrived],
      [ane, 119_000, chat],
      [bo, 1000, left],
      [ane, 300_000, left],
    )
    expect(met(entries)).to.equal(null)
  })

  it('[ME81] is found though the clock goes back while they are there, and not made by it', () => {
    const day = 86_400_000
    const long = story(
      [bo, day, arrived],
      [ane, day + 1000, arrived],
      [ane, day + 31_000, chat],
      [bo, 1000, chat],
      [bo, 41_000, left],
      [ane, 42_000, left],
    )
    expect(met(long)?.fromMs).to.equal(day + 1000)
    const short = story(
      [bo, day, arrived],
      [ane, day + 1000, arrived],
      [ane, 1000, chat],
      [bo, 41_000, left],
      [ane, 42_000, left],
    )
    expect(met(short)).to.equal(null)
  })

  it('[ME81] never throws, and ends no earlier than it began, whatever stands in a log', () => {
    const entry = fc.tuple(
      fc.constantFrom(ane, bo),
      fc.integer({ min: 0, max: 1e6 }),
      fc.constantFrom(arrived, left, chat),
    )
    fc.assert(
      fc.property(fc.array(entry), fc.integer({ min: 0, max: 1e6 }), (facts, nowMs) => {
        const found = met(story(...facts), nowMs)
        if (found) expect(found.toMs).to.be.at.least(found.fromMs)
        const isBoth = [ane, bo].every(one => facts.some(([id, , fact]) => id === one && fact.kind === 'arrived'))
        if (!isBoth) expect(found).to.equal(null)
      }),
    )
  })
})
