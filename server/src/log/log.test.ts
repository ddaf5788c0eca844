import { randomUUID } from 'node:crypto'
import { EntryId, type LogEntry } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { withHouse, withHouses } from '../meeting/testing/house.ts'
import { newMeetingId } from '../meeting/testing/seed.ts'

const newId = () => EntryId.parse(randomUUID())
const textOf = ({ fact }: LogEntry) => (fact.kind === 'chat' ? fact.text : fact.kind)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no refusal',
    error => error.code,
  )

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
        const stored = await client.ask('log:since', { meetingId, afterSeq: 0 })
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

describe('the meeting log: reading', () => {
  it('[LG5] gives everything after a number, and nothing after the last', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const anna = await house.connect(house.worker)
      const sent: LogEntry[] = []
      for (const text of ['en', 'to', 'tre'])
        sent.push(await anna.ask('chat:send', { meetingId, id: newId(), text, filmMs: null }))
      expect(await anna.ask('log:since', { meetingId, afterSeq: 1 })).to.deep.equal(sent.slice(1))
      expect(await anna.ask('log:since', { meetingId, afterSeq: 3 })).to.deep.equal([])
      expect(await house.log.last(meetingId, 'chat')).to.deep.equal(sent[2])
      expect(await house.log.last(meetingId, 'agenda')).to.equal(null)
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
