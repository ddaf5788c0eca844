import { randomUUID } from 'node:crypto'
import { SequenceId, type StreamName, streams } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { smallFilm } from '../recording/testing/film.ts'
import { addPerson, playable } from '../recording/testing/filmed.ts'
import { type House, inHouse } from '../recording/testing/house.ts'

const names = Object.keys(streams) as StreamName[]

const viewed = (house: House) =>
  house.store.selectFrom('access').select(['personId', 'stream', 'range', 'purpose']).orderBy('seq').execute()

describe('a social worker who watches her own film alone', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(2)
  })

  it('[AL2] is given it range by range by the rule of everybody, and each is on the record as hers alone', () =>
    inHouse(async house => {
      const filmed = await playable(house, film)
      const { worker, recordingId } = filmed
      const ask = async (range: string) => {
        const response = await worker.stream('film', recordingId, { range })
        return { status: response.status, bytes: (await response.arrayBuffer()).byteLength }
      }
      expect(await ask('bytes=0-99')).to.deep.equal({ status: 206, bytes: 100 })
      expect(await ask('bytes=100-149')).to.deep.equal({ status: 206, bytes: 50 })
      const hers = { personId: worker.self.id, stream: 'film', purpose: 'own' }
      const both = [
        { ...hers, range: '0-99' },
        { ...hers, range: '100-149' },
      ]
      expect(await viewed(house)).to.deep.equal(both)
      // Somebody else is seen in it, and has not said yes: it is closed to her as to everybody.
      const other = await addPerson(filmed, 'Far')
      for (const name of names) expect((await worker.stream(name, recordingId)).status, name).to.equal(403)
      await worker.get('recording:remove-person', { recordingId, id: other })
      expect((await ask('bytes=0-0')).status).to.equal(206)
      await worker.get('consent:withdraw', { recordingId, id: filmed.personId })
      for (const name of names) expect((await worker.stream(name, recordingId)).status, name).to.equal(404)
      expect(await viewed(house)).to.deep.equal([...both, { ...hers, range: '0-0' }])
    }))

  it('[AL7] shares it with nobody of another course, whatever they are there', () =>
    inHouse(async house => {
      const { supervisor, worker, recordingId } = await playable(house, film)
      const times = { startMs: 200, endMs: 1200 }
      const words = { kind: 'lookingGood' as const, dimension: 'klima', title: 'Et blik', question: 'Hvad så du?' }
      const id = SequenceId.parse(randomUUID())
      await supervisor.get('sequence:put', { id, recordingId, ...times, ...words })
      await house.sequences.release(recordingId)
      expect(await worker.get('sequence:list', { recordingId })).to.have.length(1)
      const elsewhere = await house.newCourse()
      for (const stranger of [elsewhere.supervisor, elsewhere.worker]) {
        for (const name of names) expect((await stranger.stream(name, recordingId)).status, name).to.equal(404)
        for (const name of ['recording:get', 'sequence:list', 'recording:viewings'] as const)
          expect(await stranger.refusal(name, { recordingId }), name).to.equal('not-found')
      }
      expect(await viewed(house)).to.deep.equal([])
    }))
})
