import { DatabaseSync } from 'node:sqlite'
import { type EntryId, type LogEntry, pageEntries, wholeLog } from '@samsyn/shared'
import { expect } from 'chai'
import { sql } from 'kysely'
import { describe, it } from 'mocha'
import type { Telling } from '../doors/telling.ts'
import { withHouse, withHouses } from '../meeting/testing/house.ts'
import { newMeetingId } from '../meeting/testing/seed.ts'
import { type Store, sealsOf, useSeals } from '../store/store.ts'
import { createLog } from './log.ts'
import { counting, newId, say } from './testing/chat.ts'

const textOf = ({ fact }: LogEntry) => (fact.kind === 'chat' ? fact.text : fact.kind)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no refusal',
    error => error.code,
  )

/** What another connection to the same database can read: only what is committed. */
async function openBeside(store: Store) {
  const { rows } = await sql<{ file: string }>`pragma database_list`.execute(store)
  const database = new DatabaseSync(rows[0]?.file ?? '', { readOnly: true })
  return {
    has: (id: EntryId) => database.prepare('select 1 from logEntry where id = ?').get(id) !== undefined,
    close: () => database.close(),
  }
}

describe('the meeting log: chat', () => {
  it('[LG1] is told to the other once, in one order, under resends and from several senders at once', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const anna = await house.connect(house.worker)
      const bo = await house.connect(house.supervisor)
      await anna.ask('meeting:enter', { meetingId })
      await bo.ask('meeting:enter', { meetingId })
      const lines = Array.from({ length: 40 }, (_, index) => ({
        from: index % 2 ? anna : bo,
        line: { meetingId, id: newId(), text: `linje ${index}`, filmMs: null },
      }))
      const replies = await Promise.all(
        lines.flatMap(({ from, line }) => [from.ask('chat:send', line), from.ask('chat:send', line)]),
      )
      expect(new Set(replies.map(({ seq }) => seq)).size).to.equal(40)
      for (const client of [anna, bo]) {
        const { entries: stored } = await client.ask('log:since', { meetingId, afterSeq: 0 })
        expect(stored.map(({ seq }) => seq)).to.deep.equal(stored.map((_, index) => index + 1))
        const chat = stored.filter(({ fact }) => fact.kind === 'chat')
        const told = client.all('log:appended').map(({ entry }) => entry)
        expect(told.filter(({ fact }) => fact.kind === 'chat')).to.deep.equal(chat)
        expect(chat.map(textOf)).to.have.members(lines.map(({ line }) => line.text))
      }
    }))

  it('[LG2] is told in the order in which each sender wrote', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const anna = await house.connect(house.worker)
      const bo = await house.connect(house.supervisor)
      await bo.ask('meeting:enter', { meetingId })
      for (const text of ['en', 'to', 'tre'])
        await anna.ask('chat:send', { meetingId, id: newId(), text, filmMs: 1000 })
      await bo.fact('log:appended', ({ entry }) => textOf(entry) === 'tre')
      const chat = bo.all('log:appended').filter(({ entry }) => entry.fact.kind === 'chat')
      expect(chat.map(({ entry }) => textOf(entry))).to.deep.equal(['en', 'to', 'tre'])
    }))

  it("[LG3] refuses an id that stands in another meeting, or is another person's", () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const anna = await house.connect(house.worker)
      const bo = await house.connect(house.supervisor)
      const line = { meetingId, id: newId(), text: 'hej', filmMs: null }
      const entry = await anna.ask('chat:send', line)
      expect(await codeOf(bo.ask('chat:send', line))).to.equal('conflict')
      const elsewhere = { ...entry, meetingId: newMeetingId() }
      expect(await codeOf(house.log.append(elsewhere))).to.equal('conflict')
      expect(await house.log.since(meetingId, 0)).to.deep.equal([entry])
    }))

  it('[LG4] refuses an empty line and one that is too long', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const anna = await house.connect(house.worker)
      for (const text of ['  ', 'x'.repeat(4001)])
        expect(await codeOf(anna.ask('chat:send', { meetingId, id: newId(), text, filmMs: null }))).to.equal(
          'bad-request',
        )
    }))
})

describe('the meeting log: many at once', () => {
  it('[LG7] shares one commit among all who come at once, and everybody is told and answered after it, in order', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const { store, counted } = counting(house.store)
      useSeals(store, sealsOf(house.store))
      const committed = await openBeside(house.store)
      const steps: string[] = []
      const tell: Telling = {
        meeting: (_name, payload) => 'entry' in payload && note('told', payload.entry),
        course: () => undefined,
        analysis: () => undefined,
      }
      const note = (what: string, { id, seq }: LogEntry) => steps.push(`${what} ${seq} ${committed.has(id)}`)
      const log = createLog({ store, tell, now: () => 5 })
      const fact = { kind: 'chat', text: 'hej', filmMs: null } as const
      const line = () => ({ meetingId, personId: house.worker.id, id: newId(), fact })
      await Promise.all(Array.from({ length: 100 }, async () => note('answered', await log.append(line()))))
      committed.close()
      const inOrder = (what: string) => Array.from({ length: 100 }, (_, index) => `${what} ${index + 1} true`)
      expect(steps).to.deep.equal([...inOrder('told'), ...inOrder('answered')])
      expect(counted.inserts).to.equal(1)
    }))

  it('[LG8] refuses in a shared commit only who is to be refused', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const fact = { kind: 'chat', text: 'hej', filmMs: null } as const
      const annas = { meetingId, personId: house.worker.id, id: newId(), fact }
      const outcomes = await Promise.allSettled([
        house.log.append(annas),
        house.log.append({ ...annas, personId: house.supervisor.id }),
        house.log.append(annas),
        house.log.append({ ...annas, meetingId: newMeetingId() }),
        house.log.append({ ...annas, id: newId() }),
      ])
      const seqOrCode = outcomes.map(one => (one.status === 'fulfilled' ? one.value.seq : one.reason.code))
      expect(seqOrCode).to.deep.equal([1, 'conflict', 1, 'conflict', 2])
      expect(await house.log.since(meetingId, 0)).to.have.length(2)
    }))
})

describe('the meeting log: reading', () => {
  it('[LG5] gives everything after a number, and nothing after the last', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const anna = await house.connect(house.worker)
      const sent: LogEntry[] = []
      for (const text of ['en', 'to', 'tre'])
        sent.push(await anna.ask('chat:send', { meetingId, id: newId(), text, filmMs: null }))
      const since = (afterSeq: number) => anna.ask('log:since', { meetingId, afterSeq })
      expect(await since(1)).to.deep.equal({ entries: sent.slice(1), lastSeq: 3, more: false })
      expect(await since(3)).to.deep.equal({ entries: [], lastSeq: 3, more: false })
      expect(await house.log.last(meetingId, 'chat')).to.deep.equal(sent[2])
      expect(await house.log.last(meetingId, 'agenda')).to.equal(null)
    }))

  it('[LG9] gives a long log in pages, each of which says how far it reaches', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const anna = await house.connect(house.worker)
      const count = 2 * pageEntries + 1
      await Promise.all(Array.from({ length: count }, (_, index) => say(house, meetingId, `linje ${index}`)))
      const pages: number[] = []
      const { entries } = await wholeLog(async afterSeq => {
        const page = await anna.ask('log:since', { meetingId, afterSeq })
        pages.push(page.entries.length)
        return page
      })
      expect(pages).to.deep.equal([pageEntries, pageEntries, 1])
      expect(entries.map(textOf)).to.deep.equal(Array.from({ length: count }, (_, index) => `linje ${index}`))
    }))

  it('finds what follows a number, the newest of a kind and an id by an index', () =>
    withHouse(async ({ store }) => {
      const plan = async (query: string) => {
        const { rows } = await sql<{ detail: string }>`explain query plan ${sql.raw(query)}`.execute(store)
        return rows.map(({ detail }) => detail).join('; ')
      }
      const all = 'select * from logEntry where'
      expect(await plan(`${all} meetingId = 'm' and seq > 5 order by seq limit 501`)).to.match(
        /^SEARCH logEntry USING INDEX sqlite_autoindex_logEntry_1 \(meetingId=\? AND seq>\?\)$/,
      )
      expect(await plan(`${all} meetingId = 'm' and kind = 'agenda' order by seq desc limit 1`)).to.match(
        /^SEARCH logEntry USING INDEX logEntryIndex \(meetingId=\? AND kind=\?\)$/,
      )
      expect(await plan(`${all} id in ('a', 'b')`)).to.match(/^SEARCH logEntry USING INDEX logEntryUnique \(id=\?\)$/)
    }))

  it('[LG6] goes on where it was after a restart', () =>
    withHouses(async open => {
      const first = await open()
      const { meetingId } = await first.arrange()
      const fact = { kind: 'chat', text: 'før', filmMs: null } as const
      const before = await first.log.append({ meetingId, personId: first.worker.id, id: newId(), fact })
      await first.close()
      const second = await open()
      const again = await second.log.append(before)
      const after = await second.log.append({ ...before, id: newId() })
      expect([again.seq, after.seq]).to.deep.equal([1, 2])
    }))
})
