import { Kysely } from 'kysely'
import { type RightsVersion } from './rights-version.ts'
import type { Schema } from './schema.ts'
export type Store = Kysely<Schema>
/** What is another value whenever anything may have changed that decides who may do what. */
export declare function rightsVersionOf(store: Store): RightsVersion
/** Opens the database in the data folder, brought to the newest version. Throws if it cannot be; never starts empty over an old one. */
export declare function openStore(dataDir: string): Promise<Store>
