import { AppError, type RecordingId } from '@samsyn/shared'
import { browserStore } from './browser-store.ts'
import { openPart, readyToSeal, sealPart } from './kept-seal.ts'

/** A part of a recording: where in it the part begins, and its bytes. */
export type FilmPart = { at: number; bytes: Blob }

/** Parts that the server has not taken yet, kept by this browser for as long as the network is away. */
export type FilmShelf = {
  keep(id: RecordingId, part: FilmPart): void
  /** Nothing of the recording before `at` stays here. */
  letGo(id: RecordingId, at: number): void
  /** What of a recording lies here, as far as it can be opened. Throws an AppError where its key cannot be had now. */
  partsOf(id: RecordingId): Promise<FilmPart[]>
  /** Whether anything of a recording lies here. */
  holds(id: RecordingId): Promise<boolean>
}

type Sealed = { id: RecordingId; at: number; sealed: Blob }
/** As an earlier version kept it. */
type Plain = FilmPart & { id: RecordingId }

const inStore = browserStore('samsyn-film', 'part', ['id', 'at'])
const end = Number.MAX_SAFE_INTEGER
const partsIn = (id: RecordingId, from: number, to: number) => IDBKeyRange.bound([id, from], [id, to], false, true)

/** What is kept and let go of happens in the order it was asked for, though sealing takes a while. */
let last: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}

async function keep(id: RecordingId, { at, bytes }: FilmPart): Promise<void> {
  const sealed: Sealed = { id, at, sealed: await sealPart(id, at, bytes) }
  await inStore('readwrite', store => [store.put(sealed)])
}

const remove = (range: IDBKeyRange) => inStore('readwrite', store => [store.delete(range)])

/** The shelf of this browser: what lies on it is noise without a key that the server gives. One that keeps nothing is as good as an empty one. */
export const filmShelf: FilmShelf & { ready(id: RecordingId): void } = {
  /** To be called while the network is there: what cannot be sealed is not kept. */
  ready: readyToSeal,
  keep: (id, part) => void inTurn(() => keep(id, part)).catch(() => undefined),
  letGo: (id, at) => void inTurn(() => remove(partsIn(id, 0, at))).catch(() => undefined),
  partsOf: id =>
    inTurn(async () => {
      const kept = await all(id)
      return (await Promise.all(kept.map(recorded))).filter(part => part !== null)
    }),
  holds: id => inTurn(async () => (await all(id)).length > 0),
}

/** Everything that is kept of a recording; nothing where this browser keeps nothing. */
async function all(id: RecordingId): Promise<(Sealed | Plain)[]> {
  const asked = inStore<(Sealed | Plain)[]>('readonly', store => [store.getAll(partsIn(id, 0, end))])
  return (await asked.catch(() => []))[0] ?? []
}

/** A part as it was recorded; null when it is not what was kept. */
async function recorded(part: Sealed | Plain): Promise<FilmPart | null> {
  if ('bytes' in part) return { at: part.at, bytes: part.bytes }
  try {
    return { at: part.at, bytes: await openPart(part.id, part.at, part.sealed) }
  } catch (error) {
    // Without its key nobody can tell, and there may be a key later.
    if (error instanceof AppError) throw error
    return null
  }
}

/** Seals what an earlier version has left here, once; what belongs to no recording of this person any more goes. */
export const sealKeptFilm = (): Promise<void> =>
  inTurn(async () => {
    const [kept = []] = await inStore<(Sealed | Plain)[]>('readonly', store => [store.getAll()])
    for (const part of kept) if ('bytes' in part) await keep(part.id, part).catch(error => leave(part, error))
  }).catch(() => undefined)

async function leave({ id, at }: Plain, error: unknown): Promise<void> {
  const isOver = error instanceof AppError && (error.code === 'not-found' || error.code === 'conflict')
  if (isOver) await remove(partsIn(id, at, at + 1))
}

/** Takes away every part this browser keeps, whoever recorded it. */
export const forgetKeptFilm = (): Promise<void> =>
  inTurn(async () => void (await inStore('readwrite', store => [store.clear()]))).catch(() => undefined)
