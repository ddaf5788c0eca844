import type { CycleId, Sequence } from '@samsyn/shared'

/** The address at which the social worker watches her film, opened at a sequence if one is named. */
export function watchPath(cycleId: CycleId, sequence?: Pick<Sequence, 'id'>): string {
  return sequence ? `/rounds/${cycleId}/film?sequence=${sequence.id}` : `/rounds/${cycleId}/film`
}
