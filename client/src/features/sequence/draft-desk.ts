import { type RecordingId, Sequence, type SequenceId } from '@samsyn/shared'
import { createStore, type Readable } from '../../store.ts'
import { blankDraft, type Draft, type DraftAction, draftAfter } from './draft.ts'

type Keeping = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
type Needs = { recordingId: RecordingId; durationMs: number; keeping: Keeping; newId: () => SequenceId }

/** Where the one sequence lies that is being worked on. It survives a reload of the page. */
export type DraftDesk = {
  draft: Readable<Draft>
  act(action: DraftAction): void
  /** Puts this draft on the desk. */
  put(draft: Draft): void
  /** Clears the desk. */
  clear(): void
  /** What was sent has been saved: clears the desk, unless more has been written meanwhile. */
  saved(sent: Draft): void
}

/** A desk for one film; `keeping` is the browser's memory for this window. */
export function createDraftDesk({ recordingId, durationMs, keeping, newId }: Needs): DraftDesk {
  const key = `samsyn-sequence-${recordingId}`
  const draft = createStore<Draft>(kept(keeping.getItem(key), durationMs) ?? blankDraft(newId()))

  function put(next: Draft) {
    draft.set(next)
    remember(keeping, key, next)
  }

  const desk: DraftDesk = {
    draft,
    put,
    act: action => put(draftAfter(draft.get(), action, durationMs)),
    clear: () => put(blankDraft(newId())),
    saved(sent) {
      const now = draft.get()
      if (now === sent) desk.clear()
      else if (now.id === sent.id) put({ ...now, known: true })
    },
  }
  return desk
}

/** A full or forbidden memory costs the draft its safety, never the work. */
function remember(keeping: Keeping, key: string, { span, ...rest }: Draft) {
  try {
    if (span) keeping.setItem(key, JSON.stringify({ ...rest, ...span }))
    else keeping.removeItem(key)
  } catch {
    // Nothing to do: the draft is still on the desk.
  }
}

const Words = Sequence.pick({ kind: true, dimension: true }).partial()
const Ends = Sequence.pick({ id: true, startMs: true, endMs: true, title: true, question: true })

function kept(text: string | null, durationMs: number): Draft | null {
  const stored = parsed(text)
  if (typeof stored !== 'object' || stored === null) return null
  const { success, data } = Ends.safeParse(stored)
  if (!success || data.startMs >= data.endMs || data.endMs > durationMs) return null
  const { id, startMs, endMs, title, question } = data
  const { kind = null, dimension = null } = Words.safeParse(withoutNulls(stored)).data ?? {}
  const known = 'known' in stored && stored.known === true
  const guessed =
    'guessed' in stored && (stored.guessed === 'startMs' || stored.guessed === 'endMs') ? stored.guessed : null
  return { id, known, span: { startMs, endMs }, guessed, kind, dimension, title, question }
}

function withoutNulls(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null))
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
