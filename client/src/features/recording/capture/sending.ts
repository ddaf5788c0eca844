import type { ErrorCode, RecordingId } from '@samsyn/shared'
import type { FilmPart, FilmShelf } from '../../../net/kept-film.ts'
import { createStore, type Readable } from '../../../store.ts'
import { afterFailure, waitMs } from '../after-failure.ts'
import { createHeld } from './held.ts'
import type { Pieces, Said } from './piece.ts'

/** How far the sending of a recording is: `waiting` comes back by itself. */
export type SendingState = {
  phase: 'sending' | 'waiting' | 'done' | 'failed'
  /** What the server has. */
  sentBytes: number
  /** What is here and not there yet. */
  heldBytes: number
  code: ErrorCode | null
}

/** The sending of a recording that is still being made, or was broken off. */
export type Sending = {
  state: Readable<SendingState>
  add(bytes: Blob): void
  /** No more comes: once all is there, the server is told that it ends. */
  end(): void
  /** Tries at once instead of waiting. */
  goOn(): void
  /** Sends no more; what the server has stays there. */
  stop(): void
}

export type SendingTools = {
  pieces: Pieces
  shelf: FilmShelf
  renewSession: () => Promise<boolean>
}

const pieceBytes = 2_000_000
type Next = 'more' | 'rest'

/** Sends a recording while it is made, each part once and in order, through lost networks and restarts of the server. */
export function startSending(id: RecordingId, tools: SendingTools, kept: readonly FilmPart[] = []): Sending {
  const { pieces, shelf } = tools
  const state = createStore<SendingState>({ phase: 'sending', sentBytes: 0, heldBytes: 0, code: null })
  const held = createHeld(kept)
  let at: number | null = null
  let ending = false
  let busy = false
  /** There may be something to do that the last step did not see. */
  let asked = false
  let stopped = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const show = (change: Partial<SendingState>) =>
    state.update(shown => ({ ...shown, heldBytes: held.bytes(), ...change }))
  const over = () => stopped || state.get().phase === 'done' || state.get().phase === 'failed'

  function giveUp(code: ErrorCode): Next {
    show({ phase: 'failed', code })
    return 'rest'
  }

  function waitFor(): Next {
    at = null
    for (const part of held.parts()) shelf.keep(id, part)
    show({ phase: 'waiting' })
    timer = setTimeout(goOn, waitMs(failures++))
    return 'rest'
  }

  async function afterNo({ status, code = null }: Said): Promise<Next> {
    if (status === 413) return giveUp('over-quota')
    const remedy = afterFailure(status, 'go-on', true, code)
    if (remedy.do === 'give-up') return giveUp(remedy.code)
    if (remedy.do === 'renew' && !(await tools.renewSession().catch(() => true))) return giveUp('not-signed-in')
    return waitFor()
  }

  /** The server has come so far: what it has is let go of here. */
  function comeTo(there: number): Next {
    if (!held.letGo(there)) return giveUp('conflict')
    at = there
    failures = 0
    shelf.letGo(id, there)
    show({ phase: 'sending', sentBytes: there })
    return 'more'
  }

  async function step(): Promise<Next> {
    if (over() || state.get().phase === 'waiting') return 'rest'
    const piece = held.first(pieceBytes)
    if (at !== null && piece.size === 0 && !ending) return 'rest'
    const ends = at !== null && piece.size === 0
    const said = await (at === null ? pieces.ask(id) : ends ? pieces.end(id, at) : pieces.add(id, at, piece))
    if (over()) return 'rest'
    if (said.status < 200 || said.status >= 300 || said.at === null) return afterNo(said)
    if (!ends) return comeTo(said.at)
    shelf.letGo(id, Number.MAX_SAFE_INTEGER)
    show({ phase: 'done' })
    return 'rest'
  }

  async function work() {
    asked = true
    if (busy) return
    busy = true
    while (asked) {
      asked = false
      if ((await step()) === 'more') asked = true
    }
    busy = false
  }

  function goOn() {
    clearTimeout(timer)
    if (over()) return
    show({ phase: 'sending' })
    void work()
  }

  void work()
  return {
    state,
    add(bytes) {
      const part = held.add(bytes)
      if (state.get().phase === 'waiting') shelf.keep(id, part)
      show({})
      void work()
    },
    end() {
      ending = true
      void work()
    },
    goOn,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
