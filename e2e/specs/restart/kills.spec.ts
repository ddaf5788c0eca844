import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import {
  beginStroke,
  type DocumentKind,
  extendStroke,
  type LogEntry,
  noteSection,
  type PersonId,
  sectionText,
  strokesOf,
  type Vector,
} from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import * as Y from 'yjs'
import { until } from '../../support/until.ts'
import type { Client } from '../../support/wire/Client.ts'
import { type Chatter, startChatter } from '../../support/wire/chatter.ts'
import { type House, logOf, openHouse, type Place, placeOf } from '../../support/wire/house.ts'
import type { Line } from '../../support/wire/Line.ts'
import { type Scribe, startScribe } from '../../support/wire/scribe.ts'

/** For the record 50 at a time: a session's token, which this test does not renew, lasts 15 minutes. */
const kills = Number(process.env.SAMSYN_KILLS ?? 20)
const section = 'sinceLast'

type Writer = { name: string; id: PersonId; line: Line; chat: Chatter; notes: Scribe; strokes: Scribe }

describe(`A server that is killed ${kills} times while two people write`, () => {
  let house: House
  let place: Place
  let ane: Writer
  let bo: Writer
  const everybody = () => [ane, bo]
  const scribes = () => everybody().flatMap(({ notes, strokes }) => [notes, strokes])

  before(async () => {
    house = await openHouse()
    place = await placeOf(house.ane)
    ane = await writing('ane', house.ane)
    bo = await writing('bo', house.bo)
  })
  after(async () => {
    for (const { chat } of everybody()) chat.close()
    for (const scribe of scribes()) scribe.close()
    await house.app.stop()
  })

  async function writing(name: string, client: Client): Promise<Writer> {
    const { meetingId, recordingId } = place
    const self = await client.call('session:current', {})
    if (!self) throw new Error('nobody is signed in')
    const line = client.line()
    line.onConnect(() => void line.reply('meeting:enter', { meetingId }).catch(() => undefined))
    await line.ready()
    const stroke = { recordingId, frame: 1, tool: 'pen', colour: 'sun', authorId: self.id } as const
    return {
      ...{ name, line, id: self.id },
      chat: startChatter(line, meetingId, name),
      notes: startScribe(client, { kind: 'notes', meetingId }, (doc, number) => {
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [new Y.XmlText(`${name} ${number}`)])
        noteSection(doc, section).push([paragraph])
      }),
      // Each stroke is begun by one writing, and drawn on by the next.
      strokes: startScribe(client, { kind: 'drawings', meetingId }, (doc, number) => {
        const id = `${name}-${Math.ceil(number / 2)}`
        if (number % 2 === 1) beginStroke(doc, { ...stroke, id, points: [0, 0] })
        else extendStroke(doc, id, [1, 1])
      }),
    }
  }

  /** What each has been told is kept, before the server is killed. */
  const promised = () =>
    everybody().map(({ name, id, chat, notes, strokes }) => ({
      ...{ name, id, chat: [...chat.acknowledged] },
      ...{ notes: notes.acknowledged(), strokes: strokes.acknowledged() },
    }))
  type Promised = ReturnType<typeof promised>

  /** Everybody has been told of something new. */
  async function progress(since: Promised, atLeast: number) {
    await until('everybody gets on', () =>
      promised().every(({ chat, notes, strokes }, index) => {
        const before = since[index]
        if (!before) return false
        const least = Math.min(notes - before.notes, strokes - before.strokes, chat.length - before.chat.length)
        return least >= atLeast
      }),
    )
  }

  /** A document as somebody sees who has never seen it before. */
  async function readAnew<T>(kind: DocumentKind, read: (doc: Y.Doc) => T): Promise<T> {
    const document = house.ane.document({ kind, meetingId: place.meetingId })
    try {
      await until('the document is there', document.isSynced)
      return read(document.doc)
    } finally {
      document.close()
    }
  }

  async function expectKept(kept: Promised): Promise<readonly LogEntry[]> {
    const log = await logOf(house.ane, place.meetingId)
    expect(log.map(({ seq }) => seq)).to.deep.equal(log.map((_, index) => index + 1))
    const lines = await readAnew('notes', doc => sectionText(doc, section).split('\n'))
    expect(new Set(lines).size).to.equal(lines.length)
    const strokes = new Map(await readAnew('drawings', doc => strokesOf(doc).map(({ id, points }) => [id, points])))
    for (const { name, id, chat, notes, strokes: drawn } of kept) {
      const said = log.filter(({ fact, personId }) => fact.kind === 'chat' && personId === id).map(entry => entry.id)
      expect(said.slice(0, chat.length)).to.deep.equal(chat)
      expect(new Set(said).size).to.equal(said.length)
      expect(lines).to.include.members(numbers(notes).map(number => `${name} ${number}`))
      for (const number of numbers(drawn))
        expect(strokes.get(`${name}-${Math.ceil(number / 2)}`)?.length).to.be.at.least(number % 2 === 1 ? 2 : 4)
    }
    return log
  }

  /** Bo moves the film; the vector, once it is saved. */
  async function moveFilm(positionMs: number): Promise<Vector> {
    const { meetingId } = place
    const { rev } = (await bo.line.ask('playback:take-control', { meetingId })).vector
    const command = { kind: 'pause', positionMs } as const
    const { vector } = await bo.line.ask('playback:command', { meetingId, rev, command })
    await until('the film is saved', () =>
      bo.line
        .facts('log:appended')
        .some(({ entry: { fact } }) => fact.kind === 'playback' && fact.vector.rev === vector.rev),
    )
    return vector
  }

  async function filmNow(): Promise<Vector> {
    const line = house.ane.line()
    try {
      await line.ready()
      return (await line.ask('playback:read', { meetingId: place.meetingId })).vector
    } finally {
      line.close()
    }
  }

  it('[KI1] keeps all that was acknowledged: notes, strokes, chat lines once and in order, and where the film stood', async function () {
    this.timeout(kills * 20_000)
    for (let kill = 0; kill < kills; kill++) {
      const before = promised()
      const vector = await moveFilm(1000 + 40 * kill)
      await progress(before, 1 + ((kill * 7) % 10))
      const kept = promised()
      await house.app.kill('SIGKILL')
      // Those who write still have it all, and would bring back what was lost: first it is read without them.
      for (const scribe of scribes()) scribe.disconnect()
      await house.app.start()
      await expectKept(kept)
      expect(await filmNow()).to.deep.equal(vector)
      for (const scribe of scribes()) scribe.connect()
      await until(`both are back after kill ${kill + 1}`, () => everybody().every(({ line }) => line.connected))
    }
    await Promise.all(everybody().flatMap(({ chat, notes, strokes }) => [chat.stop(), notes.stop(), strokes.stop()]))
    const kept = promised()
    for (const [index, { notes, strokes }] of everybody().entries())
      expect(kept[index]).to.include({ notes: notes.written(), strokes: strokes.written() })
    await house.app.kill('SIGKILL')
    for (const scribe of scribes()) scribe.disconnect()
    await house.app.start()
    const log = await expectKept(kept)
    const said = log.filter(({ fact }) => fact.kind === 'chat')
    expect(said).to.have.length(kept.reduce((sum, { chat }) => sum + chat.length, 0))
  })

  it('[KI2] leaves a database that is whole', async () => {
    await house.app.kill('SIGKILL')
    const database = new DatabaseSync(join(house.app.dataDir, 'samsyn.db'))
    try {
      expect(database.prepare('PRAGMA integrity_check').all()).to.deep.equal([{ integrity_check: 'ok' }])
      expect(database.prepare('PRAGMA foreign_key_check').all()).to.deep.equal([])
    } finally {
      database.close()
    }
  })
})

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
