import { type AgendaStep, agendaOf, endsAt, type Sequence, type Vector } from '@samsyn/shared'

/** The server time, in ms, at which a sequence that does not repeat comes to its end; null when nothing ends. */
export function endsAtMs(vector: Vector): number | null {
  if (!vector.playing || !vector.range || vector.loop) return null
  return endsAt(vector, vector.atMs) ?? vector.atMs
}

/** The sequence that comes after this step of the agenda; null when there is none. */
export function nextSequence(sequences: readonly Sequence[], step: AgendaStep): Sequence | null {
  const agenda = agendaOf(sequences)
  const following = agenda.slice(agenda.indexOf(step) + 1)
  return following.flatMap(key => sequences.find(({ id }) => id === key) ?? []).at(0) ?? null
}

/** How long a card is left standing so that it can be read without haste, in ms. */
export function readingMs(text: string): number {
  return Math.max(8_000, text.length * 80)
}
