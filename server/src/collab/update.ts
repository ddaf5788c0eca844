import * as Y from 'yjs'

/** An update that no honest client sends, or a row that this server never wrote. */
export class BadUpdateError extends Error {}

/** How far a document has each client's writing: the clock that comes next. */
export type Clocks = (client: number) => number

/**
 * Reads a V1 update without applying it, in time and memory bounded by its length. Says whether a document that stands
 * at `known` has all it builds on. Throws a BadUpdateError for anything but exactly one well-formed V1 update.
 */
export function fits(update: Uint8Array, known: Clocks): boolean {
  const { structs, ds } = decode(update)
  const reached = new Map<number, number>()
  const stateOf = (client: number) => reached.get(client) ?? known(client)
  let gap = false
  for (const [index, struct] of structs.entries()) {
    refuseMalformed(struct, structs[index - 1], reached)
    const { client, clock } = struct.id
    if (struct instanceof Y.Skip) continue
    if (clock > stateOf(client)) gap = true
    reached.set(client, Math.max(stateOf(client), clock + struct.length))
  }
  if (gap || !structs.every(struct => foundation(struct).every(id => id.clock < stateOf(id.client)))) return false
  return [...ds.clients].every(([client, deletes]) => deletes.every(({ clock, len }) => clock + len <= stateOf(client)))
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

function decode(update: Uint8Array) {
  try {
    const decoded = Y.decodeUpdateV2(update, WatchedDecoder)
    // An update in the V2 format reads as an empty V1 update with something behind it.
    if (WatchedDecoder.latest?.restDecoder.pos !== update.length) throw new Error('more than one update')
    return decoded
  } catch (cause) {
    throw new BadUpdateError('not a V1 update', { cause })
  } finally {
    WatchedDecoder.latest = null
  }
}

/** Yjs makes the decoder itself; this one can be asked afterwards how far it has read. */
class WatchedDecoder extends Y.UpdateDecoderV1 {
  static latest: WatchedDecoder | null = null

  constructor(...source: ConstructorParameters<typeof Y.UpdateDecoderV1>) {
    super(...source)
    WatchedDecoder.latest = this
  }
}

function refuseMalformed(struct: Struct, previous: Struct | undefined, reached: ReadonlyMap<number, number>) {
  const { client, clock } = struct.id
  if (struct.length < 1 || !Number.isSafeInteger(clock + struct.length)) throw new BadUpdateError('impossible length')
  // Yjs keeps only the last of two sections by one client.
  if (previous && previous.id.client !== client && reached.has(client)) throw new BadUpdateError('sections repeat')
  if (struct instanceof Y.Item && struct.content instanceof Y.ContentDoc) throw new BadUpdateError('a subdocument')
  const builtOnItself = foundation(struct).some(id => id.client === client && id.clock >= clock)
  if (builtOnItself) throw new BadUpdateError('built on itself')
}

/** What must be there before this can be placed. */
function foundation(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  return [struct.origin, struct.rightOrigin, struct.parent].filter(id => id instanceof Y.ID)
}
