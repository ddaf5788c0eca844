import type { Migration } from 'kysely/migration'
/** What is agreed at meetings and followed up at later ones. */
export declare const notes: Migration
