import type { PersonId, RecordingId, SequenceId } from '../ids.ts'
import { endsAt, movingAt, positionAt, startsAt, type Vector } from '../playback/vector.ts'
import { staysIn } from './attendance.ts'
import type { LogEntry } from './entry.ts'

/** A stretch of film that ran: from where to where in it, and when by the server's clock. All in ms. */
export type Stretch = {
  recordingId: RecordingId
  sequenceId: SequenceId | null
  fromMs: number
  toMs: number
  sinceMs: number
  untilMs: number
}

/** A time by the server's clock. */
type Span = { sinceMs: number; untilMs: number }

/** To what the log is read: until when, and how long the film is. */
export type Extent = { untilMs: number; durationMs: number }

/** What ran for the room, in order: every stretch between a start and a stop, a jump, a wait or the end of a sequence. */
export function shownIn(entries: readonly LogEntry[], { untilMs, durationMs }: Extent): Stretch[] {
  const changes = entries.flatMap(changeIn)
  return changes
    .flatMap(({ fromMs, vector }, index) => runsOf(vector, fromMs, changes[index + 1]?.fromMs ?? untilMs))
    .flatMap(stretch => withinFilm(stretch, durationMs))
}

/** What ran before the eyes of each: the room's film while they were there and their player showed it. */
export function watchedIn(entries: readonly LogEntry[], extent: Extent): Map<PersonId, Stretch[]> {
  const shown = shownIn(entries, extent)
  const people = new Set(staysIn(entries).map(({ personId }) => personId))
  return new Map(
    [...people].map(personId => {
      const seen = sightsOf(entries, personId, extent.untilMs)
      return [personId, seen.flatMap(span => shown.flatMap(stretch => during(stretch, span)))]
    }),
  )
}

/** The parts of the film that stretches cover, in the film's order and each once. */
export function coverage(stretches: readonly Pick<Stretch, 'fromMs' | 'toMs'>[]): { fromMs: number; toMs: number }[] {
  const covered: { fromMs: number; toMs: number }[] = []
  for (const { fromMs, toMs } of [...stretches].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = covered.at(-1)
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs)
    else covered.push({ fromMs, toMs })
  }
  return covered
}

/** When the film began to be as the entry says: a wait is written at its end, but the film stood from its beginning. */
function changeIn({ atMs, fact }: LogEntry): { fromMs: number; vector: Vector }[] {
  if (fact.kind === 'playback') return [{ fromMs: Math.min(atMs, fact.vector.atMs), vector: fact.vector }]
  return fact.kind === 'hold' ? [{ fromMs: fact.sinceMs, vector: fact.vector }] : []
}

function runsOf(vector: Vector, fromMs: number, untilMs: number): Stretch[] {
  const { recordingId, sequenceId, rate } = vector
  if (!recordingId) return []
  const runs: Stretch[] = []
  let atMs = fromMs
  while (atMs < untilMs) {
    const moving = movingAt(vector, atMs)
    const overMs = Math.min(untilMs, (moving ? endsAt(vector, atMs) : startsAt(vector, atMs)) ?? untilMs)
    const startMs = positionAt(vector, atMs)
    const toMs = startMs + (overMs - atMs) * rate
    if (moving) runs.push({ recordingId, sequenceId, fromMs: startMs, toMs, sinceMs: atMs, untilMs: overMs })
    // What is computed from a sum may come out a hair before it, and would never get on.
    atMs = Math.max(overMs, atMs + 0.5)
  }
  return runs
}

function withinFilm(stretch: Stretch, durationMs: number): Stretch[] {
  const { fromMs, toMs, sinceMs, untilMs } = stretch
  if (toMs <= durationMs) return [stretch]
  if (fromMs >= durationMs) return []
  const share = (durationMs - fromMs) / (toMs - fromMs)
  return [{ ...stretch, toMs: durationMs, untilMs: sinceMs + (untilMs - sinceMs) * share }]
}

/**
 * When somebody was there with the room's film before them: from when their player said so. A log from before players were
 * listened to says nothing of it; there, who came is taken to have seen the film.
 */
function sightsOf(entries: readonly LogEntry[], personId: PersonId, untilMs: number): Span[] {
  const spans: Span[] = []
  const listened = entries.some(({ fact }) => fact.kind === 'screen')
  let sinceMs: number | null = null
  const close = (atMs: number) => {
    if (sinceMs !== null && atMs > sinceMs) spans.push({ sinceMs, untilMs: atMs })
    sinceMs = null
  }
  let here = false
  for (const { fact, atMs, personId: whose } of entries) {
    if (whose !== personId) continue
    if (fact.kind === 'arrived') here = true
    if (fact.kind === 'left') here = false
    const blind = fact.kind === 'left' || (fact.kind === 'screen' && fact.screen !== 'seeing')
    const sees = (fact.kind === 'arrived' && !listened) || (fact.kind === 'screen' && fact.screen === 'seeing')
    if (blind) close(atMs)
    else if (sees && here) sinceMs ??= atMs
  }
  close(untilMs)
  return spans
}

function during(stretch: Stretch, span: Span): Stretch[] {
  const sinceMs = Math.max(stretch.sinceMs, span.sinceMs)
  const untilMs = Math.min(stretch.untilMs, span.untilMs)
  if (untilMs <= sinceMs) return []
  const rate = (stretch.toMs - stretch.fromMs) / (stretch.untilMs - stretch.sinceMs)
  const fromMs = stretch.fromMs + (sinceMs - stretch.sinceMs) * rate
  return [{ ...stretch, fromMs, toMs: fromMs + (untilMs - sinceMs) * rate, sinceMs, untilMs }]
}

/** How often a sequence ran from its beginning; one that repeats counts each time. */
export function timesShown(shown: readonly Stretch[], { id, startMs }: { id: SequenceId; startMs: number }): number {
  const begins = ({ sequenceId, fromMs, toMs }: Stretch) =>
    sequenceId === id && fromMs <= startMs + 500 && toMs > startMs + 500
  return shown.filter(begins).length
}
