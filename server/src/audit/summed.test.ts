import type { PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { until } from '../meeting/testing/until.ts'
import { ane, id, sessionId, testRecord } from './testing/record.ts'

describe('What comes in floods, on the security record', () => {
  const record = testRecord()

  it('[RC5] counts what comes in floods, and has few rows of it however various it is', async () => {
    const who = { actorId: ane, sessionId, address: '192.0.2.1' }
    for (let times = 0; times < 5000; times++) {
      record.clock++
      record.audit.refused('meeting:get', 'not-found', who)
    }
    for (let times = 0; times < 5000; times++)
      record.audit.noteSummed({ kind: 'sign-in', outcome: 'refused', address: `2001:db8::${times}` })
    await record.audit.close()
    const rows = (await record.events()).slice(1)
    expect(rows).to.have.length.within(50, 55)
    expect(rows.reduce((sum, { count }) => sum + count, 0)).to.equal(10_000)
    const flood = rows.filter(({ kind }) => kind === 'refusal')
    expect(flood.map(({ count, detail }) => [count, detail])).to.deep.equal([
      [1, 'meeting:get not-found'],
      [4999, 'meeting:get not-found'],
    ])
    expect(flood[1]).to.include({ atMs: 1002, untilMs: 6000 })
    await record.open()
  })

  it('[AT17] whoever floods it hides nobody else’s trace', async () => {
    const flooder = { actorId: ane, sessionId, address: '192.0.2.1' }
    for (let row = 0; row < 500; row++) record.audit.refused(`row:${row}`, 'not-found', flooder)
    for (let times = 0; times < 500; times++)
      record.audit.noteSummed({ kind: 'sign-in', outcome: 'refused', address: `203.0.113.${times}` })
    const other = id(9) as PersonId
    record.audit.refused('meeting:get', 'not-found', { actorId: other, address: '198.51.100.1' })
    await record.audit.close()
    const rows = (await record.events()).slice(1)
    expect(rows.filter(({ actorId }) => actorId === other).map(({ detail }) => detail)).to.deep.equal([
      'meeting:get not-found',
    ])
    const flood = rows.filter(({ actorId }) => actorId === ane)
    expect(flood.length).to.be.lessThan(30)
    expect(flood.reduce((sum, { count }) => sum + count, 0)).to.equal(500)
    await record.open()
  })

  it('[RC5] passes over what is no sign of anything', async () => {
    record.audit.refused('chat:send', 'bad-request', { actorId: ane })
    record.audit.refused('chat:send', 'forbidden', { actorId: ane })
    await until(async () => (await record.events()).length === 2)
    expect((await record.events())[1]).to.include({ kind: 'refusal', detail: 'chat:send forbidden', actorId: ane })
  })
})
