import { PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { pino } from 'pino'
import { createComplaints } from './complaints.ts'

const document = 'notes/00000000-0000-4000-8000-000000000001'
const person = PersonId.parse('00000000-0000-4000-8000-000000000002')

describe('the log of refused connections', () => {
  it('[AT19] has the first at once, and of a flood a line every ten seconds that says how many there were', () => {
    const said: { times: number; reason: string }[] = []
    let clock = 0
    const refused = createComplaints(pino({}, { write: line => void said.push(JSON.parse(line)) }), () => clock)
    for (; clock < 60_000; clock += 10) refused({ document, person, code: 4400, error: new Error('not a message') })
    expect(said).to.have.length(6)
    expect(said[0]).to.include({ times: 1, reason: 'not a message' })
    expect(said.reduce((sum, { times }) => sum + times, 0)).to.be.within(5_000, 6_000)
  })
})
