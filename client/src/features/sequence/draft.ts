import type { Sequence, SequenceDraft, SequenceId, SequenceKind } from '@samsyn/shared'
import { between, fitted, type Span, usualMs } from './span.ts'

/** A sequence being marked or changed, before it is saved. */
export type Draft = {
  id: SequenceId
  /** Whether it is a change of a sequence that is in the list. */
  known: boolean
  span: Span | null
  /** The end that nobody has set yet and that only stands a usual length away from the other. */
  guessed: keyof Span | null
  kind: SequenceKind | null
  dimension: string | null
  title: string
  question: string
}

export type DraftWords = Pick<Draft, 'kind' | 'dimension' | 'title' | 'question'>
export type DraftAction =
  | { kind: 'start'; atMs: number }
  | { kind: 'end'; atMs: number }
  | { kind: 'from'; atMs: number }
  | { kind: 'trim'; span: Span; put: keyof Span }
  | { kind: 'write'; words: Partial<DraftWords> }

/** A draft of which nothing has been said yet. */
export function blankDraft(id: SequenceId): Draft {
  return { id, known: false, span: null, guessed: null, kind: null, dimension: null, title: '', question: '' }
}

/** The draft that changes a sequence. */
export function draftOf({ id, startMs, endMs, kind, dimension, title, question }: Sequence): Draft {
  return { id, known: true, span: { startMs, endMs }, guessed: null, kind, dimension, title, question }
}

/** The draft after what a hand did, within a film of that length. */
export function draftAfter(draft: Draft, action: DraftAction, durationMs: number): Draft {
  switch (action.kind) {
    case 'start':
      return startSet(draft, action.atMs, durationMs)
    case 'end':
      return endSet(draft, action.atMs, durationMs)
    case 'from':
      return { ...draft, span: usualFrom(action.atMs, durationMs), guessed: null }
    case 'trim':
      return { ...draft, span: fitted(action.span, action.put, durationMs), guessed: null }
    case 'write':
      return { ...draft, ...action.words }
  }
}

/** Whether both ends have been set. */
export function isMarked({ span, guessed }: Draft): boolean {
  return span !== null && guessed === null
}

/** What is still to be chosen before the draft can be saved. */
export function missingIn(draft: Draft): ('kind' | 'dimension')[] {
  return (['kind', 'dimension'] as const).filter(field => draft[field] === null)
}

/** What the server is asked to keep; null while something is missing. */
export function sequenceIn(draft: Draft, recordingId: Sequence['recordingId']): SequenceDraft | null {
  const { id, span, kind, dimension, title, question } = draft
  if (!span || !kind || !dimension) return null
  return { id, recordingId, ...span, kind, dimension, title: title.trim(), question: question.trim() }
}

/** A start beyond an end that was set: where that end alone was set the two change places, else a new stretch begins. */
function startSet(draft: Draft, atMs: number, durationMs: number): Draft {
  const { span, guessed } = draft
  if (!span || guessed === 'endMs' || (guessed === null && atMs >= span.endMs)) {
    return { ...draft, span: usualFrom(atMs, durationMs), guessed: 'endMs' }
  }
  return { ...draft, span: fitted(between(atMs, span.endMs), 'startMs', durationMs), guessed: null }
}

function endSet(draft: Draft, atMs: number, durationMs: number): Draft {
  const { span, guessed } = draft
  if (!span || guessed === 'startMs' || (guessed === null && atMs <= span.startMs)) {
    return { ...draft, span: fitted({ startMs: atMs - usualMs, endMs: atMs }, 'endMs', durationMs), guessed: 'startMs' }
  }
  return { ...draft, span: fitted(between(span.startMs, atMs), 'endMs', durationMs), guessed: null }
}

const usualFrom = (atMs: number, durationMs: number) =>
  fitted({ startMs: atMs, endMs: atMs + usualMs }, 'startMs', durationMs)
