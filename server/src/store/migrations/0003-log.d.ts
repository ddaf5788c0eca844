import type { Migration } from 'kysely/migration'
/** Each fact of a meeting's log says in which version of its kind it was written. */
export declare const log: Migration
