import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DocumentName, documentPath, type Self } from '@samsyn/shared'
import type * as Y from 'yjs'
import { sealedIn } from '../../store/seals.ts'
import { sealsOf } from '../../store/store.ts'
import { type Client, openClient } from './client.ts'
import { type House, type Options, openHouse } from './house.ts'
import { readIn } from './read-in.ts'

/** Two people with a meeting, its notes, and a server that may be closed and opened again on the same data folder. */
export async function layTable() {
  const dataDir = await mkdtemp(join(tmpdir(), 'samsyn-collab-'))
  let house: House = await openHouse(dataDir)
  const worker: Self = await house.addPerson('Maja Holm', 'worker')
  const supervisor: Self = await house.addPerson('Per Lund', 'supervisor')
  const document: DocumentName = await house.addMeeting(worker, supervisor)
  const cookies = {
    worker: (await house.signIn(worker)).cookie,
    supervisor: (await house.signIn(supervisor)).cookie,
  }
  const clients: Client[] = []

  const address = (cookie: string | null = cookies.worker) => ({ url: house.url, document, cookie })

  function connect(cookie?: string | null, doc?: Y.Doc, mark?: () => number): Client {
    const client = openClient(address(cookie), doc, mark)
    clients.push(client)
    return client
  }

  return {
    dataDir,
    worker,
    supervisor,
    document,
    cookies,
    address,
    connect,
    house: () => house,
    /** A client that has all and whose own is saved. */
    async connected(cookie?: string | null): Promise<Client> {
      const client = connect(cookie)
      await client.allSaved()
      return client
    },
    async reopen(options: Options = {}) {
      await house.close()
      house = await openHouse(dataDir, { port: house.port, ...options })
    },
    rows: () =>
      house.store
        .selectFrom('documentUpdate')
        .selectAll()
        .where('document', '=', documentPath(document))
        .orderBy('seq')
        .execute(),
    /** Puts a row into the database beside the server, of the supervisor's. */
    async plant(content: Uint8Array) {
      const row = { document: documentPath(document), personId: supervisor.id, atMs: 1 }
      const { bytes } = await sealsOf(house.store).sealer(sealedIn.document(row.document))
      await house.store
        .insertInto('documentUpdate')
        .values({ ...row, content: bytes(content) })
        .execute()
    },
    text: () => readIn(house.documents, document, doc => doc.getText('text').toString()),
    async clear() {
      for (const client of clients) client.close()
      await house.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

export type Table = Awaited<ReturnType<typeof layTable>>
