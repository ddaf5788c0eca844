import { randomUUID } from 'node:crypto'
import { EntryId, RecordingId, type RequestName, requests, type SessionId } from '@samsyn/shared'
import { expect } from 'chai'
import { sql } from 'kysely'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { askFor, updateMessage } from '../collab/message.ts'
import { openRaw } from '../collab/testing/client.ts'
import { layTable } from '../collab/testing/table.ts'
import { until } from '../collab/testing/until.ts'
import { type House, withHouse } from '../meeting/testing/house.ts'
import { payloadsAbout } from '../meeting/testing/payloads.ts'
import { inHouse } from '../recording/testing/house.ts'
import type { Store } from '../store/store.ts'

/** As long as a screen may be left before it is locked, nearly. */
const leftMs = 29 * 60_000

/** Everybody was last seen so long ago; written in a way that whoever remembers otherwise forgets it. */
async function longIdle(store: Store, idleMs = leftMs): Promise<number> {
  const seenMs = Date.now() - idleMs
  await sql`update session set "seenMs" = ${seenMs}`.execute(store)
  return seenMs
}

async function seenMsOf(store: Store, id: SessionId) {
  const row = store.selectFrom('session').select('seenMs').where('id', '=', id)
  return (await row.executeTakeFirstOrThrow()).seenMs
}

async function everybodySeen(store: Store) {
  return (await store.selectFrom('session').select('seenMs').execute()).map(({ seenMs }) => seenMs)
}

async function inMeeting(house: House) {
  const { meetingId } = await house.arrange()
  const anna = await house.connect(house.worker)
  await anna.ask('meeting:enter', { meetingId })
  return { anna, meetingId }
}

describe('A session that nobody uses', () => {
  it('[DO6] clock:exchange, log:since, playback:report and whatever else a page asks by itself does not keep it', () =>
    withHouse(async house => {
      const { anna, meetingId } = await inMeeting(house)
      const seenMs = await longIdle(house.store)
      const payloads = payloadsAbout(meetingId)
      const byItself = (Object.keys(requests) as RequestName[]).filter(name => requests[name].doneBy === 'page')
      expect(byItself.length).to.be.greaterThan(8)
      for (const name of byItself) await anna.ask(name, payloads[name]).catch(() => undefined)
      expect(await everybodySeen(house.store)).to.deep.equal([seenMs])
    }))

  it('[DO6] person:act, chat:send and whatever else a person does keeps it', () =>
    withHouse(async house => {
      const { anna, meetingId } = await inMeeting(house)
      const did = [
        () => anna.ask('person:act', {}),
        () => anna.ask('chat:send', { meetingId, id: EntryId.parse(randomUUID()), text: 'Hej', filmMs: null }),
        () => anna.ask('playback:take-control', { meetingId }),
      ]
      for (const act of did) {
        const seenMs = await longIdle(house.store)
        await act()
        const [seen] = await everybodySeen(house.store)
        expect(seen).to.be.greaterThan(seenMs + leftMs - 60_000)
      }
    }))

  it('[DO6] is over for who is connected too, however often their page asks', () =>
    withHouse(async house => {
      const { anna, meetingId } = await inMeeting(house)
      await longIdle(house.store, 22 * 60 * 60_000)
      void anna.ask('log:since', { meetingId, afterSeq: 0 }).catch(() => undefined)
      await anna.fact('session:ended')
      expect(anna.all('session:ended')).to.have.length(1)
    }))

  it('[DO6] is not kept by an open document, its beat and its cursor, but by a word that is written', async () => {
    const table = await layTable()
    try {
      await table.reopen({ beatMs: 20 })
      const { store } = table.house()
      const { sessionId, cookie } = await table.house().signIn(table.worker)
      const raw = await openRaw(table.address(cookie))
      const seenMs = await longIdle(store)
      raw.send(askFor(Y.encodeStateVector(new Y.Doc())))
      const heard = raw.messages.length
      await until(() => raw.messages.length > heard + 5)
      expect(await seenMsOf(store, sessionId)).to.equal(seenMs)
      const written = new Y.Doc()
      written.getText('text').insert(0, 'et ord')
      raw.send(updateMessage(Y.encodeStateAsUpdate(written)))
      await until(async () => (await seenMsOf(store, sessionId)) > seenMs + leftMs - 60_000)
      raw.close()
    } finally {
      await table.clear()
    }
  })

  it('[DO6] is not kept by reading over HTTP, but by what changes something', () =>
    inHouse(async house => {
      const { worker, cycleId } = await house.newCourse()
      const seenMs = await longIdle(house.store)
      await worker.get('recording:receipts', { cycleId })
      expect(await seenMsOf(house.store, worker.sessionId)).to.equal(seenMs)
      const id = RecordingId.parse(randomUUID())
      await worker.get('recording:create', { cycleId, id, fileName: 'film.mp4', sizeBytes: 1 })
      expect(await seenMsOf(house.store, worker.sessionId)).to.be.greaterThan(seenMs + leftMs - 60_000)
    }))
})
