import type { CycleId } from '@samsyn/shared'

/** The address at which the film stands at a place, for who works on the round. */
export const filmPath = (cycleId: CycleId, filmMs: number) =>
  `/rounds/${cycleId}/analysis?t=${Math.max(0, Math.round(filmMs))}`
