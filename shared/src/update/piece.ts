import * as Y from 'yjs'

/** Clocks of a client that follow one another. */
export type Stretch = { client: number; clock: number; length: number }

/** A part of an update: per client structs that follow one another, as they are written, and what is deleted. */
export type Piece = {
  sections: Map<number, { client: number; clock: number; structs: Uint8Array[] }>
  deletes: Stretch[]
}

/** The piece as a V1 update. */
export function updateOf({ sections, deletes }: Piece): Uint8Array {
  const chunks = [numbers(sections.size)]
  for (const { client, clock, structs } of [...sections.values()].sort((a, b) => b.client - a.client))
    chunks.push(numbers(structs.length, client, clock), ...structs)
  const perClient = Map.groupBy(deletes, ({ client }) => client)
  chunks.push(numbers(perClient.size))
  for (const [client, stretches] of perClient) {
    const inOrder = stretches.toSorted((a, b) => a.clock - b.clock)
    chunks.push(numbers(client, stretches.length, ...inOrder.flatMap(({ clock, length }) => [clock, length])))
  }
  return joined(chunks)
}

function numbers(...values: number[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  for (const value of values) encoder.writeLen(value)
  return encoder.toUint8Array()
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
