import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as elapsed } from 'node:timers/promises'
import { Database } from '@hocuspocus/extension-database'
import { schema, selectQuery, upsertQuery } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'
import { answerFor } from './answer.ts'
import { layFreely } from './laid.ts'

// A stock server. A folder given: with the schema and the statements of its SQLite extension, run by the SQLite of Node,
// as the addon that the extension runs them by has to be compiled.
const [folder = ''] = process.argv.slice(2)
const server = new Server({
  ...{ address: '127.0.0.1', port: 0, quiet: true, stopOnSignals: false },
  // Who is busy typing 100,000 keystrokes on a slow machine answers its pings late, and is not to be cut off for that.
  timeout: 600_000,
  extensions: folder ? [sqlite(join(folder, 'hocuspocus.db'))] : [],
})
await server.listen()
answerFor({ url: server.webSocketURL, lay: layFreely, rest })

function sqlite(file) {
  const db = new DatabaseSync(file)
  db.exec(schema)
  return new Database({
    fetch: async ({ documentName }) => db.prepare(selectQuery).get({ name: documentName })?.data ?? null,
    store: async ({ documentName, state }) => void db.prepare(upsertQuery).run({ name: documentName, data: state }),
  })
}

async function rest() {
  while (server.hocuspocus.getDocumentsCount() > 0) await elapsed(20)
}
