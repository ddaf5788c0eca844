import { once } from 'node:events'
import { setImmediate as nextRound } from 'node:timers/promises'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { startChild } from './testing/children.ts'
import type { Client } from './testing/client.ts'
import { readIn } from './testing/read-in.ts'
import { layTable } from './testing/table.ts'
import { until } from './testing/until.ts'

const seeds = Number(process.env.SAMSYN_SEEDS ?? 2)
const firstSeed = Number(process.env.SAMSYN_FIRST_SEED ?? 1)
const operations = Number(process.env.SAMSYN_OPERATIONS ?? 1000)
const writers = 5
const kills = 2

describe('writing together through cuts and kills', () => {
  it(`[CB18] ${writers} clients end equal after ${operations} operations each, for ${seeds} seeds`, async function () {
    this.timeout(seeds * 60_000)
    for (let seed = firstSeed; seed < firstSeed + seeds; seed++) await writeTogether(seed)
  })
})

async function writeTogether(seed: number) {
  const random = randomFrom(seed)
  const table = await layTable()
  const { port } = table.house()
  await table.house().close()
  let server = await startChild(table.dataDir, port)
  const cookies = [table.cookies.worker, table.cookies.supervisor]
  const clients = Array.from({ length: writers }, (_, index) => table.connect(cookies[index % 2]))
  try {
    for (let operation = 0; operation < operations; operation++) {
      for (const client of clients) operate(client, random)
      if (operation % 10 === 0) await nextRound()
      if (operation % Math.ceil(operations / (kills + 1)) !== operations % 100 || operation === 0) continue
      server.kill('SIGKILL')
      await once(server, 'exit')
      server = await startChild(table.dataDir, port)
    }
    for (const client of clients) client.provider.connect()
    const all = () =>
      clients.map(({ doc }) => JSON.stringify([doc.getText('text').toDelta(), doc.getMap('map').toJSON()]))
    await until(() => clients.every(client => client.isSaved()) && new Set(all()).size === 1, 60_000)
    for (const client of clients) expect(client.closes.filter(code => code >= 4000)).to.deep.equal([])
    server.kill('SIGKILL')
    await once(server, 'exit')
    for (const client of clients) client.close()
    await table.reopen()
    const kept = await readIn(table.house().documents, table.document, doc => doc.getText('text').toString())
    expect(kept).to.equal(clients[0]?.text.toString())
  } finally {
    server.kill('SIGKILL')
    await table.clear()
  }
}

function operate({ text, doc, provider }: Client, random: (below: number) => number) {
  const at = random(text.length + 1)
  const what = random(100)
  if (what < 60) text.insert(at, 'abcdefgh'.slice(0, 1 + random(8)))
  else if (what < 80 && at < text.length) text.delete(at, Math.min(1 + random(5), text.length - at))
  else if (what < 90 && at < text.length) text.format(at, 1, { bold: random(2) === 0 ? true : null })
  else if (what < 98) doc.getMap('map').set(`${random(20)}`, Y.Array.from([at]))
  else if (provider.shouldConnect) provider.disconnect()
  else provider.connect()
}

/** The same numbers for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}
