import type { Migration } from 'kysely/migration'
/** Beside a document's rows: what they come to at some point, who owns which writer's id, and what has been erased. */
export declare const documents: Migration
