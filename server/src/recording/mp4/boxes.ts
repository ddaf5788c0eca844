/** A box of an MP4 file: its four letters, and the bytes in it. */
export type Box = { type: string; body: Buffer }

/** The boxes that stand one after the other in these bytes. */
export function boxesIn(bytes: Buffer): Box[] {
  const boxes: Box[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at)
    if (size < 8 || at + size > bytes.length)
      throw new Error(`a box of ${size} bytes where ${bytes.length - at} are left`)
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + 8, at + size) })
    at += size
  }
  return boxes
}

/** The one box of that type. */
export function boxIn(bytes: Buffer, type: string): Buffer {
  const found = boxesIn(bytes).find(box => box.type === type)
  if (!found) throw new Error(`there is no ${type}`)
  return found.body
}

/** A box as bytes. */
export function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 8)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, ...parts])
}

/** Numbers of 32 bits, one after the other. */
export function words(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [i, number] of numbers.entries()) bytes.writeUInt32BE(number, i * 4)
  return bytes
}

/** Numbers of 64 bits. */
export function longs(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 8)
  for (const [i, number] of numbers.entries()) bytes.writeBigUInt64BE(BigInt(number), i * 8)
  return bytes
}
