import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import {
  DevelopmentPointId,
  type Film,
  FilmedPersonId,
  type RouteInput,
  type RouteName,
  routes,
  SequenceId,
} from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { until } from '../meeting/testing/until.ts'
import type { Caller } from '../recording/testing/caller.ts'
import { saidYes } from '../recording/testing/filmed.ts'
import { type WholeHouse, withWholeHouse } from '../testing/whole-house.ts'

const film: Film = {
  ...{ durationMs: 60_000, width: 640, height: 360, frameRate: { num: 25, den: 1 }, frameCount: 1500 },
  ...{ hasAudio: true, missingMs: 0, hasSmall: false },
  storyboard: { columns: 1, rows: 1, count: 1, tileWidth: 10, tileHeight: 10, intervalMs: 500 },
}
const words = { dimension: 'klima', title: 'Her', question: 'Hvad ser du?' }

/** Two people of whom everything is there that a page shows, two of each where there is a list. */
async function used(house: WholeHouse) {
  const pair = await house.pair(1000)
  const { recordingId, cycleId, meetingId } = pair
  const [worker, supervisor] = [await house.signIn(pair.worker), await house.signIn(pair.supervisor)]
  house.elsewhere("UPDATE course SET manualVersion = 'minraadgivningspartner@1.0.0'")
  house.elsewhere('UPDATE recording SET filmJson = ?', JSON.stringify(film))
  for (const kind of ['lookingGood', 'lookingCloser'] as const) {
    const draft = { id: SequenceId.parse(randomUUID()), recordingId, kind, startMs: 0, endMs: 1000, ...words }
    await supervisor.get('sequence:put', draft)
    const point = { cycleId, id: DevelopmentPointId.parse(randomUUID()), text: kind, dimension: null, when: 'snart' }
    await worker.get('development:put', point)
    const id = FilmedPersonId.parse(randomUUID())
    await worker.get('recording:put-person', { recordingId, id, label: 'Ung', kind: 'youngPerson' })
    await worker.get('consent:state', { recordingId, id, ...saidYes })
    await (await worker.stream('film', recordingId)).arrayBuffer()
  }
  const kinds = { kindsJson: '["film"]', reason: 'delete-now', bytes: 1, askedMs: 1, doneMs: 2 }
  await house.store
    .insertInto('deletionReceipt')
    .values({ id: randomUUID(), recordingId, ...kinds })
    .execute()
  const sheet = { meetingType: 'Samtale', place: '', purpose: '', participants: '', notes: '' }
  await worker.get('recording:put-context', { recordingId, relationKnown: 'few', ...sheet })
  const line = await supervisor.connect()
  await line.ask('meeting:enter', { meetingId })
  await line.ask('meeting:leave', { meetingId })
  line.cut()
  const payload = {
    cycleId,
    recordingId,
    meetingId,
    format: 'docx',
    locale: 'da',
    timeZone: 'Europe/Copenhagen',
    seq: 1,
  }
  return { payload, worker, supervisor, recordingId }
}

const shown = (Object.keys(routes) as RouteName[]).filter(name => routes[name].method === 'GET')

/** Files take a while to make. */
const pages = shown.filter(name => !routes[name].path.includes(':format'))

/** What every page is answered, by the name of what it asked. */
async function answersTo(caller: Caller, payload: Record<string, unknown>, names = pages) {
  const asked = names.map(async name => [name, await caller.ask(name, payload as RouteInput<typeof name>)] as const)
  return new Map(await Promise.all(asked))
}

type Answers = Awaited<ReturnType<typeof answersTo>>

/** What names something, or lets somebody in: where that is damaged, the thing is not there. */
const isName = /^(id|key|hash|mac|document|what|folder|name|token|scope)$|Id$|Hash$|By$|^password|^subject/

type Place = { table: string; column: string; row: number }

/** The columns in which something is written that some page has to read, as one row has it. */
function written(database: DatabaseSync): Place[] {
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  return tables.flatMap(({ name }) => {
    const table = String(name)
    if (/^(sqlite_|kysely|auditEvent|auditHead|organisationSubject|answeredChallenge|sealedTable|fileTag)/.test(table))
      return []
    const [first] = database.prepare(`SELECT min(rowid) AS row FROM "${table}"`).all()
    if (!first?.row) return []
    const columns = database.prepare(`PRAGMA table_info("${table}")`).all()
    return columns
      .filter(({ type, name: column }) => !/int/i.test(String(type)) && !isName.test(String(column)))
      .map(({ name: column }) => ({ table, column: String(column), row: Number(first.row) }))
  })
}

const countOf = (reply: { ok: boolean; value?: unknown } | undefined) =>
  reply?.ok && Array.isArray(reply.value) ? reply.value.length : 0

/** What is answered otherwise than before, unless it is said that it is damaged; and which lists have lost something. */
function amiss(before: Answers, now: Answers, mayBeDamaged: boolean): string[] {
  return [...now].flatMap(([name, reply]) => {
    const was = before.get(name)
    if (!reply.ok && mayBeDamaged && reply.code === 'damaged') return []
    if (was?.ok !== reply.ok) return [`${name} ${JSON.stringify(reply)}`]
    return countOf(reply) < countOf(was) ? [`${name} lacks some`] : []
  })
}

describe('What is stored', () => {
  it('[ST17] is damaged in one row, and every page is answered all the same, or says that just this is damaged', () =>
    withWholeHouse(async house => {
      const { payload, worker, supervisor } = await used(house)
      const others = await used(house)
      const answers = async () => ({
        worker: await answersTo(worker, payload, shown),
        supervisor: await answersTo(supervisor, payload),
        others: await answersTo(others.worker, others.payload),
      })
      const before = await answers()
      const fine = [...before.worker].filter(([, reply]) => reply.ok).map(([name]) => name)
      expect(fine).to.include.members([
        'course:list',
        'recording:get',
        'recording:viewings',
        'sequence:list',
        'log:read',
      ])
      const places = house.beside(written)
      const names = places.map(({ table, column }) => `${table}.${column}`)
      expect(names).to.include.members(['recording.filmJson', 'recording.state', 'sequence.kind', 'cycle.state'])
      const wrong: string[] = []
      for (const { table, column, row } of places) {
        const at = `FROM "${table}" WHERE rowid = ${row}`
        const [was] = house.beside(base => base.prepare(`SELECT "${column}" AS it ${at}`).all())
        const write = `UPDATE "${table}" SET "${column}" = ? WHERE rowid = ${row}`
        house.elsewhere(write, '{"not what was written')
        const now = await answers()
        for (const who of ['worker', 'supervisor', 'others'] as const)
          wrong.push(
            ...amiss(before[who], now[who], who !== 'others').map(what => `${table}.${column}: ${who} ${what}`),
          )
        house.elsewhere(write, was?.it as string)
      }
      expect(wrong).to.deep.equal([])
    })).timeout(300_000)

  it('[ST18] says of a recording what of it is damaged, and shows no film of which nothing is known', () =>
    withWholeHouse(async house => {
      const { payload, worker, supervisor, recordingId } = await used(house)
      const get = () => supervisor.get('recording:get', { recordingId })
      expect((await get()).damaged).to.deep.equal([])
      expect((await worker.stream('film', recordingId)).status).to.equal(200)
      house.elsewhere("UPDATE recording SET filmJson = '{', contextJson = 'x' WHERE id = ?", recordingId)
      const recording = await get()
      expect(recording).to.deep.include({ damaged: ['film', 'sheet'], film: null, playable: false, context: null })
      const readiness = () => fetch(`${house.url}/readyz`).then(answer => answer.text())
      expect(await readiness()).to.include('1 damaged')
      const stream = await worker.stream('film', recordingId)
      expect(await stream.json()).to.deep.include({ ok: false, code: 'damaged' })
      house.elsewhere('UPDATE recording SET filmJson = ?, contextJson = NULL', JSON.stringify(film))
      expect((await get()).damaged).to.deep.equal([])
      await until(async () => (await house.store.selectFrom('damaged').select('what').execute()).length === 0)
      house.elsewhere("UPDATE cycle SET state = '?' WHERE id = ?", payload.cycleId)
      expect((await worker.get('course:of-cycle', { cycleId: payload.cycleId })).cycles).to.have.length(5)
    }))
})
