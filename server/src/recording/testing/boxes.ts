/** A box of MP4: its size, its four letters, and what is in it. */
export function box(name: string, ...inside: readonly Buffer[]): Buffer {
  const body = Buffer.concat(inside)
  return Buffer.concat([u32(body.length + 8), Buffer.from(name, 'latin1'), body])
}

/** A box that says it is as large as that, whatever is in it. */
export function boxSaying(size: number, name: string, inside: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.concat([u32(size), Buffer.from(name, 'latin1'), inside])
}

/** Numbers of four bytes, the highest first. */
export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, i * 4)
  return bytes
}

/** The same bytes with a whole box of `path` (such as moov, trak) put in place of the first one there. */
export function withBox(bytes: Buffer, path: readonly string[], change: (found: Buffer) => Buffer): Buffer {
  const [name, ...deeper] = path
  const parts: Buffer[] = []
  let changed = false
  for (const found of boxesIn(bytes)) {
    const hit: boolean = !changed && found.toString('latin1', 4, 8) === name
    changed ||= hit
    parts.push(hit ? changedBox(found, deeper, change) : found)
  }
  if (!changed) throw new Error(`no ${name} here`)
  return Buffer.concat(parts)
}

function changedBox(found: Buffer, deeper: readonly string[], change: (found: Buffer) => Buffer): Buffer {
  if (deeper.length === 0) return change(found)
  return box(found.toString('latin1', 4, 8), withBox(found.subarray(8), deeper, change))
}

/** The boxes that lie one after the other in these bytes. */
export function boxesIn(bytes: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = Math.max(8, bytes.readUInt32BE(at))
    found.push(bytes.subarray(at, at + size))
    at += size
  }
  return found
}

/** The same bytes with a number written at a place inside the first box of that path. */
export function withNumber(bytes: Buffer, path: readonly string[], at: number, value: number): Buffer {
  return withBox(bytes, path, found => {
    const other = Buffer.from(found)
    other.writeUInt32BE(value >>> 0, at)
    return other
  })
}
