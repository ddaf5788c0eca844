import { type DraftAction, isMarked } from './draft.ts'
import type { DraftDesk } from './draft-desk.ts'
import type { Span } from './span.ts'

/** What a person's hands can do to the ends of the sequence on the desk. */
export type Marking = {
  markStart(): void
  markEnd(): void
  markFrom(): void
  /** Puts the ends where a handle was dragged, or a frame further; shows the frame at the end that moved. */
  trim(span: Span): void
}

type Needs = {
  desk: DraftDesk
  /** The film time in ms of the frame on the screen. */
  seenMs: () => number
  /** Stops the film on this moment. */
  show: (ms: number) => void
  /** Called when both ends have just been set. */
  marked: () => void
}

/** Puts the hands that mark together from the desk and what is seen. */
export function createMarking({ desk, seenMs, show, marked }: Needs): Marking {
  function mark(kind: Exclude<DraftAction['kind'], 'trim' | 'write'>) {
    const wasMarked = isMarked(desk.draft.get())
    desk.act({ kind, atMs: seenMs() })
    if (isMarked(desk.draft.get()) && (!wasMarked || kind === 'from')) marked()
  }

  function trim(span: Span) {
    const put = span.startMs === desk.draft.get().span?.startMs ? 'endMs' : 'startMs'
    desk.act({ kind: 'trim', span, put })
    const trimmed = desk.draft.get().span
    if (trimmed) show(trimmed[put])
  }

  return {
    markStart: () => mark('start'),
    markEnd: () => mark('end'),
    markFrom: () => mark('from'),
    trim,
  }
}
