import { randomUUID } from 'node:crypto'
import { RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { smallFilm } from './testing/film.ts'
import { received } from './testing/filmed.ts'
import { inHouse } from './testing/house.ts'

describe('the key of what waits in a browser', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(1)
  })

  it('[UP41] is for whoever sends the recording, each its own, the same each time', () =>
    inHouse(async ({ newCourse }) => {
      const { worker, supervisor, cycleId, otherCycleId } = await newCourse()
      const stranger = (await newCourse()).worker
      const begin = async (of: typeof cycleId) => {
        const id = RecordingId.parse(randomUUID())
        await worker.get('recording:create', { cycleId: of, id, fileName: 'optagelse.webm', sizeBytes: null })
        return { recordingId: id }
      }
      const [one, other] = [await begin(cycleId), await begin(otherCycleId)]
      const { key } = await worker.get('recording:keeping-key', one)
      expect(Buffer.from(key, 'base64')).to.have.length(32)
      expect((await worker.get('recording:keeping-key', one)).key).to.equal(key)
      expect((await worker.get('recording:keeping-key', other)).key).to.not.equal(key)
      expect(await supervisor.refusal('recording:keeping-key', one)).to.equal('forbidden')
      expect(await stranger.refusal('recording:keeping-key', one)).to.equal('not-found')
      await worker.get('recording:discard', one)
      expect(await worker.refusal('recording:keeping-key', one)).to.equal('not-found')
    }))

  it('[UP41] is nobody’s once the recording has arrived', () =>
    inHouse(async house => {
      const { worker, recordingId } = await received(house, film)
      expect(await worker.refusal('recording:keeping-key', { recordingId })).to.equal('conflict')
    }))
})
