import { randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { CourseId, EntryId, PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { sql } from 'kysely'
import { describe, it } from 'mocha'
import { createRelationOf, type Related } from '../course/relation.ts'
import type { TestClient } from '../meeting/testing/client.ts'
import { type House, withHouse } from '../meeting/testing/house.ts'
import { rightsVersionOf } from '../store/store.ts'
import { createRemembered } from './remembered.ts'

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    error => error.code,
  )

/** The supervisor at a meeting, who has been let in a moment ago. */
async function atMeeting(house: House) {
  const { meetingId } = await house.arrange()
  const bo = await house.connect(house.supervisor)
  const asks = (who: TestClient) => codeOf(who.ask('log:since', { meetingId, afterSeq: 0 }))
  expect(await asks(bo)).to.equal('ok')
  return { bo, asks, meetingId }
}

/** What another process writes to the same database. */
async function elsewhere({ store }: House, statement: string) {
  const { rows } = await sql<{ file: string }>`pragma database_list`.execute(store)
  const database = new DatabaseSync(rows[0]?.file ?? '')
  database.exec(statement)
  database.close()
}

describe('What the line remembers of who may do what', () => {
  it('is not looked up again while nothing changes that decides it', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const looked: string[] = []
      const relationOf = createRelationOf(house.store)
      const { relationNow } = createRemembered({
        sessions: { live: () => Promise.resolve(null) },
        relationOf: (...which) => {
          looked.push('relation')
          return relationOf(...which)
        },
        rightsVersion: rightsVersionOf(house.store),
        now: () => 5,
      })
      const ask = () => relationNow(house.worker.id, 'meeting', meetingId)
      expect((await ask())?.relation).to.equal('worker')
      const id = EntryId.parse(randomUUID())
      await house.log.append({ meetingId, personId: house.worker.id, id, fact: { kind: 'arrived' } })
      expect((await ask())?.relation).to.equal('worker')
      expect(looked).to.deep.equal(['relation'])
    }))

  it('[LG24] is forgotten when a relation ends, by this process or another', () =>
    withHouse(async house => {
      const { bo, asks } = await atMeeting(house)
      const { supervisor, stranger } = house
      await house.store
        .updateTable('course')
        .set({ supervisorId: stranger.id })
        .where('supervisorId', '=', supervisor.id)
        .execute()
      expect(await asks(bo)).to.equal('not-found')
      await house.store.updateTable('course').set({ supervisorId: supervisor.id }).execute()
      expect(await asks(bo)).to.equal('ok')
      await elsewhere(house, `update course set supervisorId = '${stranger.id}'`)
      expect(await asks(bo)).to.equal('not-found')
    }))

  it('[LG24] is forgotten when a session or a person is shut out by another process', () =>
    withHouse(async house => {
      const { bo, meetingId } = await atMeeting(house)
      const asks = (who: TestClient) => codeOf(who.ask('log:since', { meetingId, afterSeq: 0 }))
      await elsewhere(house, 'update session set revokedMs = 1')
      expect(await asks(bo)).to.equal('not-signed-in')
      await bo.fact('session:ended')
      const again = await house.connect(house.supervisor)
      expect(await asks(again)).to.equal('ok')
      await elsewhere(house, `update person set disabledMs = 1 where id = '${house.supervisor.id}'`)
      expect(await asks(again)).to.equal('not-signed-in')
      await again.fact('session:ended')
    }))

  it('[LG24] is not kept when it changed while it was looked up', async () => {
    let version = 1
    const related: Related = { relation: 'worker', courseId: CourseId.parse(randomUUID()) }
    const personId = PersonId.parse(randomUUID())
    let answers = 0
    const { relationNow } = createRemembered({
      sessions: { live: () => Promise.resolve(null) },
      relationOf: () => {
        answers++
        version = 2
        return Promise.resolve(related)
      },
      rightsVersion: Object.assign(() => `${version}`, { onSession: () => undefined }),
      now: () => 5,
    })
    const ask = () => relationNow(personId, 'meeting', 'm')
    await ask()
    await ask()
    await ask()
    expect(answers).to.equal(2)
  })
})
