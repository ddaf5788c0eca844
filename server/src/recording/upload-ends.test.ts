import { randomUUID } from 'node:crypto'
import { type ClientRequest, request } from 'node:http'
import { RecordingId, uploadPath } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { originalOf } from './keys.ts'
import { type House, inHouse } from './testing/house.ts'

const sizeBytes = 1_000_000
const first = Buffer.alloc(100_000, 1)
const patching = { 'content-type': 'application/offset+octet-stream', 'tus-resumable': '1.0.0' }

/** A worker whose upload is under way: a tenth of it has come, and the rest is still to come on the same connection. */
async function uploading(house: House) {
  const course = await house.newCourse()
  const { worker, cycleId } = course
  const id = RecordingId.parse(randomUUID())
  await worker.get('recording:create', { cycleId, id, fileName: 'samtale.mp4', sizeBytes })
  const sending = request(`${house.url}${uploadPath}/${id}`, {
    method: 'PATCH',
    headers: { ...worker.headers, ...patching, 'upload-offset': 0, 'content-length': sizeBytes },
  })
  sending.on('error', () => undefined)
  const over = new Promise<'answered' | 'cut'>(resolve => {
    sending.once('response', () => resolve('answered')).once('close', () => resolve('cut'))
  })
  sending.write(first)
  await house.until(async () => ((await bytesOf(house, id)) > 0 ? true : null))
  return { ...course, id, sending, over }
}

const bytesOf = ({ files }: House, id: RecordingId) => files.size(originalOf(id)).catch(() => 0)
/** Sends on, as somebody who has heard nothing. */
const goOn = (sending: ClientRequest) => sending.write(Buffer.alloc(1000, 2))

type Under = Awaited<ReturnType<typeof uploading>>

const endings: Record<string, { end: (house: House, under: Under) => Promise<unknown>; next: number }> = {
  'its session ends': { end: ({ sessions }, { worker }) => sessions.end(worker.sessionId), next: 401 },
  'its session is found to be over': {
    end: ({ store }, { worker }) =>
      store.updateTable('session').set({ revokedMs: 1 }).where('id', '=', worker.sessionId).execute(),
    next: 401,
  },
  'the course is another’s': {
    end: ({ store }, { courseId, supervisor }) =>
      store.updateTable('course').set({ workerId: supervisor.self.id }).where('id', '=', courseId).execute(),
    next: 404,
  },
}

describe('An upload that is under way', () => {
  for (const [why, { end, next }] of Object.entries(endings))
    it(`[DO26] is cut off when ${why}, and its next piece is refused; what had come stays, and others' go on`, () =>
      inHouse(async house => {
        const [under, other] = [await uploading(house), await uploading(house)]
        await end(house, under)
        expect(await under.over).to.equal('cut')
        const there = await house.until(async () => (await bytesOf(house, under.id)) || null)
        const again = await under.worker.tus(
          'PATCH',
          `/${under.id}`,
          { ...patching, 'upload-offset': `${there}` },
          first,
        )
        expect(again.status).to.equal(next)
        expect(await bytesOf(house, under.id)).to.equal(there)
        goOn(other.sending)
        other.sending.end(Buffer.alloc(sizeBytes - first.length - 1000, 3))
        expect(await other.over).to.equal('answered')
        expect(await bytesOf(house, other.id)).to.equal(sizeBytes)
      }))

  it('[UP7] is answered when it is its worker who takes it away', () =>
    inHouse(async house => {
      const { worker, id, sending, over } = await uploading(house)
      const given = await worker.tus('DELETE', `/${id}`, {})
      expect(given.status).to.equal(204)
      await over
      sending.destroy()
    }))
})
