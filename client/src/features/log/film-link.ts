import type { CycleId } from '@samsyn/shared'

/** The address at which the film of a round stands at a place in it, in ms. */
export type FilmPath = (filmMs: number) => string

/** Where somebody sees the film of a round: the supervisor in the analysis, the social worker on her own page. */
export function filmPathFor(cycleId: CycleId, viewer: 'worker' | 'supervisor'): FilmPath {
  const page = viewer === 'worker' ? 'film' : 'analysis'
  return filmMs => `/rounds/${cycleId}/${page}?t=${Math.max(0, Math.round(filmMs))}`
}
