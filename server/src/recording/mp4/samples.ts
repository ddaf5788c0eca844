import { box, longs, words } from './boxes.ts'

/** Pairs of a value and how many times it stands in a row. */
type Runs = [count: number, value: number][]

/** Everything an MP4 index says of one track, gathered while its samples come. */
export class Samples {
  readonly #sizes: number[] = []
  readonly #keys: number[] = []
  readonly #durations: Runs = []
  readonly #chunks: { at: number; samples: number }[] = []
  #allKeys = true
  /** How long what has come lasts, in the track's ticks. */
  duration = 0

  /** Begins a chunk of samples that lie together in the body. */
  chunk(at: number): void {
    this.#chunks.push({ at, samples: 0 })
  }

  add(size: number, duration: number, key: boolean): void {
    const chunk = this.#chunks.at(-1)
    if (!chunk) throw new Error('a sample without a chunk')
    chunk.samples += 1
    this.#sizes.push(size)
    if (key) this.#keys.push(this.#sizes.length)
    this.#allKeys &&= key
    this.#lasting(duration)
  }

  /** What comes next begins at that time: the last sample lasts until then. */
  beginsAt(time: number): void {
    const last = this.#durations.at(-1)
    const gap = time - this.duration
    if (!last || gap === 0) return
    last[0] -= 1
    this.duration -= last[1]
    if (last[0] === 0) this.#durations.pop()
    this.#lasting(last[1] + gap)
  }

  /** The tables of the index; `from` is where the body begins in the file. */
  tables(from: number): Buffer[] {
    const times = box('stts', words(0, this.#durations.length), wordsOf(this.#durations.flat()))
    const keys = this.#allKeys ? [] : [box('stss', words(0, this.#keys.length), wordsOf(this.#keys))]
    const sizes = box('stsz', words(0, 0, this.#sizes.length), wordsOf(this.#sizes))
    const places = this.#chunks.map(({ at }) => at + from)
    return [times, ...keys, this.#perChunk(), sizes, box('co64', words(0, places.length), longs(places))]
  }

  #lasting(duration: number) {
    const last = this.#durations.at(-1)
    if (last?.[1] === duration) last[0] += 1
    else this.#durations.push([1, duration])
    this.duration += duration
  }

  #perChunk(): Buffer {
    const entries: number[] = []
    let before = 0
    for (const [i, { samples }] of this.#chunks.entries()) {
      if (samples !== before) entries.push(i + 1, samples, 1)
      before = samples
    }
    return box('stsc', words(0, entries.length / 3), wordsOf(entries))
  }
}

/** As `words`, for more of them than a call can take. */
function wordsOf(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [i, number] of numbers.entries()) bytes.writeUInt32BE(number, i * 4)
  return bytes
}
