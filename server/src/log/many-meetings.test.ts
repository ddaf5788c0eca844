import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { MeetingId } from '@samsyn/shared'
import { expect } from 'chai'
import { sql } from 'kysely'
import { describe, it } from 'mocha'
import { type House, withHouse } from '../meeting/testing/house.ts'
import { newMeetingId } from '../meeting/testing/seed.ts'
import { sealsOf, useSeals } from '../store/store.ts'
import { createLog } from './log.ts'
import { counting, newId, say } from './testing/chat.ts'

/** So many meetings of a round. */
async function meetingsIn(house: House, many: number): Promise<MeetingId[]> {
  const { meetingId } = await house.arrange()
  const one = house.store.selectFrom('meeting').selectAll().where('id', '=', meetingId)
  const row = await one.executeTakeFirstOrThrow()
  const ids = Array.from({ length: many }, newMeetingId)
  await house.store
    .insertInto('meeting')
    .values(ids.map(id => ({ ...row, id })))
    .execute()
  return ids
}

describe('the logs of many meetings', () => {
  it('[LG40] numbers entries of many meetings in one commit, each from its own last, which are asked for at once', () =>
    withHouse(async house => {
      const ids = await meetingsIn(house, 20)
      for (const [index, id] of ids.entries()) for (let line = 0; line < index; line++) await say(house, id, 'før')
      const { store, counted } = counting(house.store)
      useSeals(store, sealsOf(house.store))
      const log = createLog({
        store,
        tell: { meeting: () => undefined, analysis: () => undefined, course: () => undefined },
        now: () => 5,
      })
      const fact = { kind: 'chat', text: 'nu', filmMs: null } as const
      const twice = [...ids, ...ids]
      const entries = await Promise.all(
        twice.map(id => log.append({ meetingId: id, personId: house.worker.id, id: newId(), fact })),
      )
      expect(entries.map(({ seq }) => seq)).to.deep.equal(twice.map((_, at) => (at % 20) + (at < 20 ? 1 : 2)))
      expect(counted.reads).to.be.at.most(2)
    }))

  it('[LG43] a meeting whose key is damaged keeps no other from its chat', () =>
    withHouse(async house => {
      const [damaged, other] = (await meetingsIn(house, 2)) as [MeetingId, MeetingId]
      const { rows } = await sql<{ file: string }>`pragma database_list`.execute(house.store)
      const keys = join(dirname(rows[0]?.file ?? ''), 'keys', 'log', damaged)
      await mkdir(keys, { recursive: true })
      await writeFile(join(keys, 'ab12cd34ef56ab78.key'), 'damaged')
      const said = await Promise.allSettled([damaged, other, damaged, other].map(id => say(house, id, 'nu')))
      expect(said.map(({ status }) => status)).to.deep.equal(['rejected', 'fulfilled', 'rejected', 'fulfilled'])
      const { entries } = await house.log.page(other, 0)
      expect(entries.map(({ seq }) => seq)).to.deep.equal([1, 2])
    }))
})
