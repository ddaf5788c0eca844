import { expect } from 'chai'
import { describe, it } from 'mocha'
import { requests } from './requests.ts'
import { routes } from './routes.ts'
import { streams } from './streams.ts'

const rows = Object.entries({ ...requests, ...routes, ...streams })

describe('The rows of the protocol', () => {
  it('[DO5] each say whether a person does it or their page by itself; what is read is no sign of a person', () => {
    expect(rows.length).to.be.greaterThan(60)
    for (const [name, { doneBy }] of rows) expect(doneBy, name).to.be.oneOf(['person', 'page'])
    for (const [name, row] of Object.entries(routes))
      if (row.method === 'GET') expect(row.doneBy, name).to.equal('page')
    const byItself = ['clock:exchange', 'log:since', 'playback:report', 'playback:read', 'meeting:enter'] as const
    for (const name of byItself) expect(requests[name].doneBy, name).to.equal('page')
    expect(requests['person:act'].doneBy).to.equal('person')
  })

  it('[DO7] which are for who has entered name the meeting they are about; all that steers is among them', () => {
    const entered = Object.entries(requests).filter(([, row]) => row.entered)
    for (const [name, { right }] of entered) expect(right, name).to.include({ of: 'meeting', by: 'meetingId' })
    const steering = Object.keys(requests).filter(name => /^(playback|media):/.test(name) && name !== 'playback:read')
    expect(entered.map(([name]) => name)).to.include.members([...steering, 'meeting:go-to-step', 'meeting:share-room'])
  })
})
