import { type Attendee, PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { wheelOf } from './wheel.ts'

const attendee = (displayName: string, present: boolean): Attendee => ({
  ...{ id: PersonId.parse(crypto.randomUUID()), displayName, present },
  ...{ role: 'worker', relation: 'worker', sinceMs: null, sharesRoomWith: null },
})

describe('whose hands the film is in', () => {
  it('[PB79] one’s own, another’s by name, and nobody’s once they have left', () => {
    const [ane, bo, gone] = [attendee('Ane', true), attendee('Bo', true), attendee('Cilie', false)]
    const all = [ane, bo, gone]
    expect(wheelOf(ane.id, all, ane.id)).to.deep.equal({ kind: 'mine' })
    expect(wheelOf(bo.id, all, ane.id)).to.deep.equal({ kind: 'theirs', id: bo.id, name: 'Bo' })
    expect(wheelOf(gone.id, all, ane.id)).to.deep.equal({ kind: 'free' })
    expect(wheelOf(null, all, ane.id)).to.deep.equal({ kind: 'free' })
  })
})
