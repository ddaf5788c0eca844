import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, type KyselyPlugin } from 'kysely'
import { Migrator } from 'kysely/migration'
import { first } from './migrations/0001-first.ts'
import { documents } from './migrations/0002-documents.ts'
import { log } from './migrations/0003-log.ts'
import { notes } from './migrations/0004-notes.ts'
import { outlines } from './migrations/0007-outlines.ts'
import { keys } from './migrations/0008-keys.ts'
import { recording } from './migrations/0009-recording.ts'
import { watch } from './migrations/0010-watch.ts'
import { demoPeople } from './migrations/0011-demo-people.ts'
import { takingUp } from './migrations/0012-taking-up.ts'
import { sessions } from './migrations/0013-sessions.ts'
import { sealed } from './migrations/0014-sealed.ts'

import { clock } from './migrations/0015-clock.ts'

import { consentHistory } from './migrations/0016-consent-history.ts'
import { cycleTransitions } from './migrations/0017-cycle-transitions.ts'
import { audit } from './migrations/0018-audit.ts'
import { longWork } from './migrations/0019-long-work.ts'
import { fileTags } from './migrations/0020-file-tags.ts'
import { passkeys } from './migrations/0021-passkeys.ts'
import { uploadUse } from './migrations/0022-upload-use.ts'
import { waysIn } from './migrations/0023-ways-in.ts'
import { held } from './migrations/0024-held.ts'
import { createRightsVersion, type RightsVersion } from './rights-version.ts'
import type { Schema } from './schema.ts'
import type { Seals } from './seals.ts'
import { openSqlite } from './sqlite.ts'

export type Store = Kysely<Schema>

const migrations = {
  '0001-first': first,
  '0002-documents': documents,
  '0003-log': log,
  '0004-notes': notes,
  '0007-outlines': outlines,
  '0008-keys': keys,
  '0009-recording': recording,
  '0010-watch': watch,
  '0011-demo-people': demoPeople,
  '0012-taking-up': takingUp,
  '0013-sessions': sessions,
  '0014-sealed': sealed,
  '0016-consent-history': consentHistory,
  '0017-cycle-transitions': cycleTransitions,
  '0018-audit': audit,
  '0015-clock': clock,
  '0019-long-work': longWork,
  '0020-file-tags': fileTags,
  '0021-passkeys': passkeys,
  '0022-upload-use': uploadUse,
  '0023-ways-in': waysIn,
  '0024-held': held,
}

const versions = new WeakMap<Store, RightsVersion>()

/** What is another value whenever anything may have changed that decides who may do what. */
export function rightsVersionOf(store: Store): RightsVersion {
  const version = versions.get(store)
  if (!version) throw new Error('not a store that was opened here')
  return version
}

const sealsInUse = new WeakMap<Store, Seals>()

/** From now on the words that go through this store are sealed by these. */
export function useSeals(store: Store, seals: Seals): void {
  sealsInUse.set(store, seals)
}

/** What the words of this store are sealed with. Throws when nobody has given it any: nothing is stored in the clear. */
export function sealsOf(store: Store): Seals {
  const seals = sealsInUse.get(store)
  if (!seals) throw new Error('this store has no keys')
  return seals
}

/** Opens the database in the data folder, brought to the newest version. Throws if it cannot be; never starts empty over an old one. */
export async function openStore(dataDir: string, plugins: readonly KyselyPlugin[] = []): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const { dialect, changedElsewhere } = openSqlite(join(dataDir, 'samsyn.db'), node => rights.wrote(node))
  const rights = createRightsVersion(changedElsewhere)
  const store = new Kysely<Schema>({ dialect, plugins: [...plugins] })
  versions.set(store, rights.version)
  const migrator = new Migrator({
    db: store,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    // Each only adds, so that one which came later into an older database's gap may still be made.
    allowUnorderedMigrations: true,
  })
  const { error } = await migrator.migrateToLatest()
  if (error) {
    await store.destroy()
    throw new Error('the database could not be brought to the newest version', { cause: error })
  }
  return store
}
