import { AppError, EntryId, type ErrorCode } from '@samsyn/shared'
import { createStore, type Readable } from '../../store.ts'

/** A line that was written here and is not on the server yet, or that it will not have. */
export type Unsent = { id: EntryId; text: string; filmMs: number | null; refused: boolean }

type Keeping = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

type Dependencies = {
  /** Resolves when the line is on the server's disk. The same id again is the same line. */
  deliver: (line: Unsent) => Promise<void>
  keeping: Keeping
  /** Under which name the lines are kept. */
  key: string
  /** Calls back after a while; the returned function calls it off. */
  later: (again: () => void) => () => void
}

/** What may well go better the next time. */
const passing: ReadonlySet<ErrorCode> = new Set([
  ...(['unavailable', 'internal', 'busy', 'too-many-requests', 'no-room'] as const),
  ...(['not-signed-in', 'locked'] as const),
])

export type Outbox = {
  /** What has been written and has not arrived, kept also when the page is loaded anew. */
  unsent: Readable<readonly Unsent[]>
  /** Whether the last attempt failed, so that what waits will wait for a while. */
  stuck: Readable<boolean>
  add(line: Omit<Unsent, 'refused'>): void
  /** Sends what waits, in the order in which it was written; harmless when it is under way already. */
  go(): void
  /** These are on the server, by whatever way it was heard. */
  arrived(ids: ReadonlySet<EntryId>): void
  tryAgain(id: EntryId): void
  forget(id: EntryId): void
  close(): void
}

/** Sends lines one after the other, each again with the same id until the server has it. */
export function createOutbox({ deliver, keeping, key, later }: Dependencies): Outbox {
  const unsent = createStore<readonly Unsent[]>(keptIn(keeping.getItem(key)))
  const stuck = createStore(false)
  let running = false
  let closed = false
  let callOff: () => void = () => undefined

  const stopKeeping = unsent.subscribe(() => {
    try {
      if (unsent.get().length === 0) keeping.removeItem(key)
      else keeping.setItem(key, JSON.stringify(unsent.get()))
    } catch {
      // What the browser does not keep is sent all the same, and lives as long as the page.
    }
  })
  const forget = (id: EntryId) => unsent.update(lines => lines.filter(line => line.id !== id))
  const mark = (id: EntryId, refused: boolean) =>
    unsent.update(lines => lines.map(line => (line.id === id ? { ...line, refused } : line)))

  async function run() {
    for (let line = next(); line; line = next()) {
      try {
        await deliver(line)
        stuck.set(false)
        forget(line.id)
      } catch (error) {
        if (!(error instanceof AppError) || passing.has(error.code)) return wait()
        mark(line.id, true)
      }
    }
  }
  function wait() {
    stuck.set(true)
    callOff = later(go)
  }
  const next = () => (closed ? undefined : unsent.get().find(({ refused }) => !refused))

  function go() {
    if (running || closed) return
    callOff()
    running = true
    void run().finally(() => {
      running = false
    })
  }

  return {
    unsent,
    stuck,
    go,
    forget,
    add(line) {
      unsent.update(lines => [...lines, { ...line, refused: false }])
      go()
    },
    arrived(ids) {
      if (unsent.get().some(({ id }) => ids.has(id))) unsent.update(lines => lines.filter(({ id }) => !ids.has(id)))
    },
    tryAgain(id) {
      mark(id, false)
      go()
    },
    close() {
      closed = true
      callOff()
      stopKeeping()
    },
  }
}

/** What was kept; what cannot be read as a line is none. */
function keptIn(text: string | null): Unsent[] {
  if (text === null) return []
  try {
    const lines: unknown = JSON.parse(text)
    return Array.isArray(lines) ? lines.flatMap(lineIn) : []
  } catch {
    return []
  }
}

function lineIn(kept: Partial<Record<keyof Unsent, unknown>>): Unsent[] {
  const id = EntryId.safeParse(kept?.id)
  if (!id.success || typeof kept.text !== 'string') return []
  const filmMs = typeof kept.filmMs === 'number' ? kept.filmMs : null
  return [{ id: id.data, text: kept.text, filmMs, refused: kept.refused === true }]
}
