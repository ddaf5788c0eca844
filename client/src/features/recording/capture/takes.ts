import { AppError, type ErrorCode, type RecordingId } from '@samsyn/shared'
import { createContext, useContext } from 'react'
import { call } from '../../../net/api.ts'
import { filmShelf } from '../../../net/kept-film.ts'
import { createStore, type Readable } from '../../../store.ts'
import { pieces } from './piece.ts'
import { type Sending, startSending } from './sending.ts'
import { startTake, type Take } from './take.ts'

/** What this window records, or finishes sending, whatever page it shows. */
export type Takes = {
  take: Readable<Take | null>
  sendings: Readable<ReadonlyMap<RecordingId, Sending>>
  begin(id: RecordingId, stream: MediaStream, kind: string): Take
  /** Ends a recording that was broken off, with what is still kept here; answers why that cannot be read now, where it cannot. */
  finish(id: RecordingId): Promise<ErrorCode | null>
  /** Forgets what is here of a recording. */
  drop(id: RecordingId): void
}

function createTakes(): Takes {
  const take = createStore<Take | null>(null)
  const sendings = createStore<ReadonlyMap<RecordingId, Sending>>(new Map())
  const renewSession = async () => (await call('session:current', {})) !== null
  const tools = { pieces, shelf: filmShelf, renewSession }
  const put = (id: RecordingId, sending: Sending) => sendings.set(new Map(sendings.get()).set(id, sending))
  // A network that is back is no reason to wait any longer.
  window.addEventListener('online', () => {
    for (const sending of sendings.get().values()) if (sending.state.get().phase === 'waiting') sending.goOn()
  })
  return {
    take,
    sendings,
    begin(id, stream, kind) {
      filmShelf.ready(id)
      const begun = startTake(id, stream, kind, tools)
      take.set(begun)
      put(id, begun.sending)
      return begun
    },
    async finish(id) {
      const kept = await filmShelf.partsOf(id).catch((error: unknown) => codeOf(error))
      if (typeof kept === 'string') return kept
      const sending = startSending(id, tools, kept)
      put(id, sending)
      sending.end()
      return null
    },
    drop(id) {
      sendings.get().get(id)?.stop()
      sendings.set(new Map([...sendings.get()].filter(([other]) => other !== id)))
      filmShelf.letGo(id, Number.MAX_SAFE_INTEGER)
    },
  }
}

const codeOf = (error: unknown): ErrorCode => (error instanceof AppError ? error.code : 'internal')

const TakesContext = createContext(createTakes())

/** The recordings of this window. */
export const useTakes = () => useContext(TakesContext)
