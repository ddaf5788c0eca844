import { boxesIn, boxIn } from './boxes.ts'
import type { Samples } from './samples.ts'

const notSync = 0x0001_0000

/** Reads a fragment's numbers one after the other. */
class Words {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  next(): number {
    this.#at += 4
    return this.#bytes.readUInt32BE(this.#at - 4)
  }

  signed(): number {
    return this.next() | 0
  }

  long(): number {
    return this.next() * 2 ** 32 + this.next()
  }
}

type Defaults = { track: number; duration: number; size: number; flags: number }

function defaultsIn(tfhd: Buffer): Defaults {
  const words = new Words(tfhd)
  const has = (flag: number) => (tfhd.readUInt32BE(0) & flag) !== 0
  words.next()
  const track = words.next()
  if (has(0x1)) words.long()
  if (has(0x2)) words.next()
  return {
    track,
    duration: has(0x8) ? words.next() : 0,
    size: has(0x10) ? words.next() : 0,
    flags: has(0x20) ? words.next() : 0,
  }
}

function readRun(trun: Buffer, given: Defaults, samples: Samples, moofAt: number): void {
  const words = new Words(trun)
  const flags = words.next()
  const has = (flag: number) => (flags & flag) !== 0
  const count = words.next()
  samples.chunk(moofAt + (has(0x1) ? words.signed() : 0))
  const first = has(0x4) ? words.next() : null
  for (let i = 0; i < count; i++) {
    const duration = has(0x100) ? words.next() : given.duration
    const size = has(0x200) ? words.next() : given.size
    const own = has(0x400) ? words.next() : i === 0 && first !== null ? first : given.flags
    if (has(0x800) && words.next() !== 0) throw new Error('a sample is shown at another time than it is decoded')
    samples.add(size, duration, (own & notSync) === 0)
  }
}

/** Adds what a fragment says to the tracks; `moofAt` is where it would begin if it stood in the body. */
export function readFragment(moof: Buffer, moofAt: number, samplesOf: (track: number) => Samples): void {
  for (const { body } of boxesIn(moof).filter(({ type }) => type === 'traf')) {
    const given = defaultsIn(boxIn(body, 'tfhd'))
    const samples = samplesOf(given.track)
    const tfdt = new Words(boxIn(body, 'tfdt'))
    const wide = tfdt.next() >>> 24 === 1
    samples.beginsAt(wide ? tfdt.long() : tfdt.next())
    for (const run of boxesIn(body).filter(({ type }) => type === 'trun')) readRun(run.body, given, samples, moofAt)
  }
}
