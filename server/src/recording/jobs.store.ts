import type { Insertable, Selectable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** A film is made of an upload; a small one of a film. */
export type JobKind = 'film' | 'small'
export type JobRow = Selectable<Schema['job']>

/** A piece of work on a recording that waits to be taken. */
export function newJob(kind: JobKind, id: string, subjectId: string, createdMs: number): Insertable<Schema['job']> {
  return { id, kind, subjectId, state: 'waiting', attempts: 0, leaseMs: null, createdMs, problem: null, long: 0 }
}

/**
 * The SQL of the list of work. A running job's lease says until when its worker may be believed to be alive; a waiting
 * job's, from when it may be taken.
 */
export function createJobStore(store: Store) {
  const change = (id: string, values: Partial<JobRow>) =>
    store.updateTable('job').set(values).where('id', '=', id).execute()

  return {
    /**
     * Takes the oldest job that is due, films before small ones, in one statement, so that it is taken once; a long one only
     * if it may be, and none of those that are being done.
     */
    take: (
      nowMs: number,
      leaseMs: number,
      mayBeLong: boolean,
      doing: readonly string[] = [],
    ): Promise<JobRow | undefined> =>
      store
        .updateTable('job')
        .set({ state: 'running', leaseMs })
        .where('id', '=', from =>
          from
            .selectFrom('job')
            .select('id')
            .where('state', 'in', ['waiting', 'running'])
            .where(due => due.or([due('leaseMs', 'is', null), due('leaseMs', '<=', nowMs)]))
            .where('long', '<=', Number(mayBeLong))
            .$if(doing.length > 0, others => others.where('id', 'not in', doing))
            .orderBy('kind')
            .orderBy('createdMs')
            .limit(1),
        )
        .returningAll()
        .executeTakeFirst(),
    turnedLong: (id: string) => change(id, { long: 1 }),
    renew: (id: string, leaseMs: number) => change(id, { leaseMs }),
    release: (id: string) => change(id, { state: 'waiting', leaseMs: null }),
    retry: (id: string, attempts: number, problem: string, dueMs: number) =>
      change(id, { state: 'waiting', attempts, problem, leaseMs: dueMs }),
    done: (id: string) => change(id, { state: 'done', leaseMs: null }),
    fail: (id: string, attempts: number, problem: string) =>
      change(id, { state: 'failed', attempts, problem, leaseMs: null }),
    remove: (subjectId: string) => store.deleteFrom('job').where('subjectId', '=', subjectId).execute(),
    /** Gives back what a process that is no more had taken. */
    releaseAll: () =>
      store.updateTable('job').set({ state: 'waiting', leaseMs: null }).where('state', '=', 'running').execute(),
  }
}
