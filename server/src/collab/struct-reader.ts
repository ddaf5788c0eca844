import { utf16Length } from './utf8.ts'

/** An update that no honest client sends, or a row that this server never wrote. */
export class BadUpdateError extends Error {}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const typesWithName: ReadonlySet<number> = new Set([3, 5])
const types = 7
const deepest = 100
const skip = 10

/**
 * Reads the structs of V1 updates one by one, without making anything of them: nothing is kept but the last one's length
 * and what it builds on. Throws a BadUpdateError where Yjs could not go on reading.
 */
export class StructReader {
  readonly bytes: Uint8Array
  pos: number
  /** How many clocks the struct that was read last takes. */
  length = 0
  /** Stands for what the update does not hold. */
  isSkip = false
  /** Is only a place, of what was deleted together with what it lay in. */
  isSwept = false
  /** Is only a place, of what was deleted where it lay. */
  isEmptied = false
  /** Holds others. */
  isType = false
  /** The first that it builds on is what it lies in, not what it stands beside. */
  isInParent = false
  /** What must be there before the struct can be placed: client, clock, client, clock … */
  readonly foundation: number[] = []

  constructor(bytes: Uint8Array, pos = 0) {
    this.bytes = bytes
    this.pos = pos
  }

  struct(): void {
    const info = this.#byte()
    this.foundation.length = 0
    this.isType = false
    this.isInParent = false
    this.isSkip = info === skip
    this.isSwept = (info & 31) === 0
    this.isEmptied = (info & 31) === 1
    if (this.isSkip || (info & 31) === 0) {
      this.length = this.uint()
      return
    }
    if (info & 128) this.#id()
    if (info & 64) this.#id()
    if ((info & 192) === 0) this.#parent((info & 32) !== 0)
    this.length = this.#content(info & 31)
  }

  uint(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#byte()
      value += (byte & 127) * factor
      if (!Number.isSafeInteger(value)) throw new BadUpdateError('a number that is too large')
      if (byte < 128) return value
    }
  }

  #byte(): number {
    const byte = this.bytes[this.pos++]
    if (byte === undefined) throw new BadUpdateError('an update that ends too early')
    return byte
  }

  #take(length: number) {
    this.pos += length
    if (this.pos > this.bytes.length) throw new BadUpdateError('an update that ends too early')
  }

  #id() {
    this.foundation.push(this.uint(), this.uint())
  }

  #parent(hasKey: boolean) {
    if (this.uint() === 1) this.#text()
    else {
      this.isInParent = true
      this.#id()
    }
    if (hasKey) this.#text()
  }

  /** A text that nobody needs to see: its length in UTF-16. */
  #text(): number {
    const length = this.uint()
    const from = this.pos
    this.#take(length)
    const units = utf16Length(this.bytes, from, this.pos)
    if (units < 0) throw new BadUpdateError('not a text')
    return units
  }

  #content(kind: number): number {
    switch (kind) {
      case 1:
        return this.uint()
      case 2:
        return this.#several(() => this.#json(true))
      case 3:
        this.#take(this.uint())
        return 1
      case 4:
        return this.#text()
      case 5:
        this.#json()
        return 1
      case 6:
        this.#text()
        this.#json()
        return 1
      case 7:
        this.#type()
        return 1
      case 8:
        return this.#several(() => this.#any(0))
      default:
        throw new BadUpdateError(kind === 9 ? 'a subdocument' : 'unknown content')
    }
  }

  #several(read: () => void): number {
    const count = this.uint()
    for (let left = count; left > 0; left--) read()
    return count
  }

  #type() {
    const type = this.uint()
    this.isType = true
    if (type >= types) throw new BadUpdateError('unknown type')
    if (typesWithName.has(type)) this.#text()
  }

  #json(mayBeUndefined = false) {
    const length = this.uint()
    const from = this.pos
    this.#take(length)
    let text: string
    try {
      text = utf8.decode(this.bytes.subarray(from, this.pos))
      if (!mayBeUndefined || text !== 'undefined') JSON.parse(text)
    } catch (cause) {
      throw new BadUpdateError('not JSON', { cause })
    }
    if (text.length > 2 * deepest && depthOf(text) > deepest) throw new BadUpdateError('too deep')
  }

  /** A value in the encoding of lib0. */
  #any(depth: number): void {
    if (depth > deepest) throw new BadUpdateError('too deep')
    switch (this.#byte()) {
      case 127:
      case 126:
      case 121:
      case 120:
        break
      case 125:
        this.#int()
        break
      case 124:
        this.#take(4)
        break
      case 123:
      case 122:
        this.#take(8)
        break
      case 119:
        this.#text()
        break
      case 118:
        this.#several(() => {
          this.#text()
          this.#any(depth + 1)
        })
        break
      case 117:
        this.#several(() => this.#any(depth + 1))
        break
      case 116:
        this.#take(this.uint())
        break
      default:
        throw new BadUpdateError('unknown value')
    }
  }

  #int() {
    let byte = this.#byte()
    let value = byte & 63
    for (let factor = 64; byte > 127; factor *= 128) {
      byte = this.#byte()
      value += (byte & 127) * factor
      if (!Number.isSafeInteger(value)) throw new BadUpdateError('a number that is too large')
    }
  }
}

/** How deep the brackets of a JSON text go; who writes it out again goes as deep. */
function depthOf(json: string): number {
  let depth = 0
  let most = 0
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/g)) {
    if (token === '[' || token === '{') most = Math.max(most, ++depth)
    else if (token === ']' || token === '}') depth--
  }
  return most
}
