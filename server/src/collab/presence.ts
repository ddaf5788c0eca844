import type { AtDocument } from '@samsyn/shared'
import * as decoding from 'lib0/decoding'
import { type AwarenessState, awarenessMessage, BadMessageError } from './message.ts'
import type { Peer } from './peer.ts'

type Shown = { owner: Peer; clock: number; json: string }
type Own = { client: number; offset: number }

type Dependencies = {
  tell: (message: Uint8Array, peer: Peer) => void
  everyone: () => Iterable<Peer>
  /** Takes an id for a peer's person; false when it is somebody else's. */
  claim: (peer: Peer, client: number) => boolean
  /** Runs something a little later. */
  later?: (run: () => void) => void
}

const largestState = 16 * 1024
const rememberedDepartures = 1000
/** A client hears of cursors less than 20 times a second, however many there are. */
const togetherMs = 55

/**
 * Who is at a document and where their cursors are. A connection speaks for one awareness client, the first that it
 * introduces, under the name of its session; whatever it says of others (stock clients repeat them) is passed over.
 * The first change is told at once, and what comes right behind it together, to each what others have changed.
 */
export function createPresence({
  tell,
  everyone,
  claim,
  later = run => void setTimeout(run, togetherMs),
}: Dependencies) {
  const shown = new Map<number, Shown>()
  const owned = new Map<Peer, Own>()
  const departed = new Map<number, { personId: string; clock: number }>()
  const changed = new Map<number, { owner: Peer; state: AwarenessState }>()
  let waiting = false

  function maySpeakFor(peer: Peer, client: number): boolean {
    const own = owned.get(peer)
    if (own) return own.client === client
    // The same session may come back before its old connection is known to be dead.
    const current = shown.get(client)
    if (current) return current.owner.sessionId === peer.sessionId
    const before = departed.get(client)
    return (!before || before.personId === peer.person.id) && claim(peer, client)
  }

  /** Others heard of a departure at a later clock than the returning client's own; from then on its clock is set on. */
  function introduce(peer: Peer, client: number, clock: number): Own {
    const current = shown.get(client)
    const last = current?.clock ?? departed.get(client)?.clock ?? -1
    if (current) owned.delete(current.owner)
    const own = { client, offset: Math.max(0, last + 1 - clock) }
    owned.set(peer, own)
    return own
  }

  function show(peer: Peer, client: number, said: number, state: object) {
    const { offset } = owned.get(peer) ?? introduce(peer, client, said)
    const clock = said + offset
    const known = shown.get(client)
    if (known?.owner === peer && known.clock >= clock) return
    const json = JSON.stringify({ ...state, user: peer.person } satisfies AtDocument)
    shown.set(client, { owner: peer, clock, json })
    note(peer, { client, clock, json })
  }

  function hide(peer: Peer, client: number) {
    const known = shown.get(client)
    if (known?.owner !== peer) return
    const clock = known.clock + 1
    shown.delete(client)
    owned.delete(peer)
    remember(client, { personId: peer.person.id, clock })
    note(peer, { client, clock, json: 'null' })
  }

  function remember(client: number, departure: { personId: string; clock: number }) {
    departed.delete(client)
    departed.set(client, departure)
    const [oldest] = departed.keys()
    if (departed.size > rememberedDepartures && oldest !== undefined) departed.delete(oldest)
  }

  function note(owner: Peer, state: AwarenessState) {
    changed.set(state.client, { owner, state })
    if (!waiting) tellChanges()
  }

  function tellChanges() {
    waiting = changed.size > 0
    if (!waiting) return
    const news = [...changed.values()]
    changed.clear()
    const owners = new Set(news.map(({ owner }) => owner))
    const all = awarenessMessage(news.map(({ state }) => state))
    for (const peer of everyone()) {
      if (!owners.has(peer)) tell(all, peer)
      else if (owners.size > 1) tell(awarenessMessage(newsFor(peer)), peer)
    }
    later(tellChanges)

    function newsFor(peer: Peer) {
      return news.flatMap(({ owner, state }) => (owner === peer ? [] : [state]))
    }
  }

  return {
    /** Takes an awareness update. Throws a BadMessageError when it is none. */
    hear(peer: Peer, bytes: Uint8Array): void {
      for (const { client, clock, json } of statesIn(bytes)) {
        if (!maySpeakFor(peer, client)) continue
        const state = stateFrom(json)
        if (state) show(peer, client, clock, state)
        else hide(peer, client)
      }
    },
    leave(peer: Peer): void {
      const own = owned.get(peer)
      if (own) hide(peer, own.client)
      owned.delete(peer)
    },
    /** Everybody who is here, as one message. */
    everybody: () => awarenessMessage([...shown].map(([client, { clock, json }]) => ({ client, clock, json }))),
  }
}

type RawState = Omit<AwarenessState, 'json'> & { json: Uint8Array }

function statesIn(bytes: Uint8Array): RawState[] {
  const decoder = decoding.createDecoder(bytes)
  const states: RawState[] = []
  try {
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      states.push({ client, clock, json: decoding.readVarUint8Array(decoder) })
    }
  } catch (cause) {
    throw new BadMessageError('not an awareness update', { cause })
  }
  return states
}

function stateFrom(json: Uint8Array): object | null {
  if (json.length > largestState) throw new BadMessageError('an awareness state that is too large')
  const state = parse(json)
  if (state === null) return null
  if (typeof state !== 'object' || Array.isArray(state)) throw new BadMessageError('not an awareness state')
  return state
}

function parse(json: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(json).toString('utf8'))
  } catch (cause) {
    throw new BadMessageError('not an awareness state', { cause })
  }
}
