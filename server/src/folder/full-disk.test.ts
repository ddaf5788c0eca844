import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { EntryId, type MeetingId, RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { until } from '../collab/testing/until.ts'
import { connectAs } from '../meeting/testing/client.ts'
import { newMeetingId } from '../meeting/testing/seed.ts'
import { folderOf } from '../recording/keys.ts'
import { callerFor } from '../recording/testing/caller.ts'
import { smallFilm } from '../recording/testing/film.ts'
import { playable, received } from '../recording/testing/filmed.ts'
import { inHouseAt } from '../recording/testing/house.ts'
import type { Store } from '../store/store.ts'
import { tokenFor } from '../testing/beside.ts'
import { startServer } from '../testing/real-server.ts'
import { fill, freeBytes, onSmallDisk } from '../testing/small-disk.ts'

const megabyte = 1024 ** 2
const settings = { KEEP_FREE_MB: '100' }

/** A film that plays, a meeting about it, and a course without a film. */
const seededAt = (dir: string, film: Buffer) =>
  inHouseAt(
    dir,
    async house => {
      const filmed = await playable(house, film)
      await house.recordings.idle()
      const { cycleId, recordingId, worker, supervisor } = filmed
      const meetingId = newMeetingId()
      const row = { id: meetingId, cycleId, recordingId, state: 'arranged', step: 'sinceLast', createdMs: 1 }
      const times = { startedMs: null, endedMs: null, createdBy: supervisor.self.id }
      await house.store
        .insertInto('meeting')
        .values({ ...row, ...times })
        .execute()
      const other = await house.newCourse()
      return { recordingId, meetingId, personId: filmed.personId, worker: worker.self, other }
    },
    { reserveBytes: 1 },
  )

/** What was said in a meeting, as the server tells who comes late. */
async function linesOf(client: Awaited<ReturnType<typeof connectAs>>, meetingId: MeetingId): Promise<string[]> {
  const lines: string[] = []
  for (let afterSeq = 0, more = true; more; ) {
    const page = await client.ask('log:since', { meetingId, afterSeq })
    lines.push(...page.entries.flatMap(({ fact }) => (fact.kind === 'chat' ? [fact.text] : [])))
    afterSeq = page.lastSeq
    more = page.more
  }
  return lines
}

const beginning = (cycleId: RecordingId | string, megabytes: number) => ({
  ...{ id: RecordingId.parse(randomUUID()), cycleId: cycleId as never, fileName: 'ny.mp4' },
  sizeBytes: megabytes * megabyte,
})

describe('A disk that fills up', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(2)
  })

  it('[ST30] is not promised twice, and takes no more of a film than leaves what is to stay free', () =>
    onSmallDisk(320, async dir => {
      const { other } = await seededAt(dir, film)
      const server = await startServer(dir, { settings })
      await server.ready()
      const worker = callerFor(server.url, other.worker.self, await tokenFor(dir, other.worker.self))
      expect(await worker.refusal('recording:create', beginning(other.cycleId, 60))).to.equal('no-room')
      const first = beginning(other.cycleId, 30)
      const second = beginning(other.otherCycleId, 30)
      const asked = await Promise.all([first, second].map(one => worker.refusal('recording:create', one)))
      expect(asked).to.have.members([null, 'no-room'])

      const { id } = asked[0] === null ? first : second
      const path = `/${id}`
      const sent = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }
      const created = await worker.tus('POST', '', {
        'upload-length': String(first.sizeBytes),
        'upload-metadata': `recordingId ${Buffer.from(id).toString('base64')}`,
      })
      expect(created.status).to.equal(201)
      const piece = Buffer.alloc(megabyte, 7)
      expect((await worker.tus('PATCH', path, sent, piece)).status).to.equal(204)
      const filler = await fill(dir, 99 * megabyte)
      const more = { ...sent, 'upload-offset': String(megabyte) }
      const refused = await worker.tus('PATCH', path, more, piece)
      expect([refused.status, ((await refused.json()) as { code: string }).code]).to.deep.equal([507, 'no-room'])
      expect(await freeBytes(dir)).to.be.greaterThan(90 * megabyte)
      const ready = await fetch(`${server.url}/readyz`)
      expect([ready.status, await ready.text()]).to.deep.equal([
        200,
        'degraded\nwhat is to stay free on the disk is reached: no film is taken or made\n',
      ])
      const arrived = Number((await worker.tus('HEAD', path, {})).headers.get('upload-offset'))
      expect(arrived).to.be.at.least(megabyte)
      await rm(filler)
      const rest = { ...sent, 'upload-offset': String(arrived) }
      expect((await worker.tus('PATCH', path, rest, piece)).status).to.equal(204)
    }))

  it('[ST31] loses nothing that was acknowledged, lets go of films all the same, and all goes on when there is room', () =>
    onSmallDisk(320, async dir => {
      const seeds = await seededAt(dir, film)
      const { recordingId, meetingId, worker, personId, other } = seeds
      const first = await startServer(dir, { settings })
      await first.ready()
      expect(existsSync(join(dir, 'ballast'))).to.equal(true)
      const begun = beginning(other.cycleId, 10)
      const uploader = other.worker.self
      const early = callerFor(first.url, uploader, await tokenFor(dir, uploader))
      await early.get('recording:create', begun)
      const [ane, anesToken, uploadersToken] = [
        await connectAs(worker, first.url, await tokenFor(dir, worker)),
        await tokenFor(dir, worker),
        await tokenFor(dir, uploader),
      ]
      await ane.ask('meeting:enter', { meetingId })
      const filler = await fill(dir)
      const said: string[] = []
      const say = (client: typeof ane, text: string) =>
        client.ask('chat:send', { meetingId, id: EntryId.parse(randomUUID()), text, filmMs: null }).then(
          () => void said.push(text),
          (error: { code: string }) => error.code,
        )
      let refusal: string | undefined
      while (refusal === undefined) refusal = (await say(ane, `linje ${said.length} ${'x'.repeat(1000)}`)) ?? undefined
      expect(refusal).to.equal('no-room')
      expect((await fetch(`${first.url}/readyz`)).status).to.equal(507)
      ane.cut()
      await first.kill('SIGKILL')

      // On the full disk it starts again, and what has to go can go.
      const second = await startServer(dir, { settings, port: first.port })
      await second.ready()
      const caller = callerFor(second.url, worker, anesToken)
      const given = callerFor(second.url, uploader, uploadersToken)
      const again = await connectAs(worker, second.url, anesToken)
      expect(await linesOf(again, meetingId)).to.deep.equal(said)
      again.cut()
      expect((await given.tus('DELETE', `/${begun.id}`, {})).status).to.equal(204)
      const withdrawn = await caller.ask('consent:withdraw', { recordingId, id: personId })
      expect(withdrawn.ok, JSON.stringify(withdrawn)).to.equal(true)
      expect(existsSync(join(dir, 'files', folderOf(recordingId)))).to.equal(false)
      expect((await caller.stream('film', recordingId)).status).to.equal(404)

      await rm(filler)
      expect(await given.refusal('recording:create', beginning(other.cycleId, 10))).to.equal(null)
      await second.kill('SIGTERM')
      const third = await startServer(dir, { settings })
      await third.ready()
      expect(existsSync(join(dir, 'ballast'))).to.equal(true)
      expect(await (await fetch(`${third.url}/readyz`)).text()).to.equal('ok')
    }))

  it('[ST32] makes a film wait for room, however often it was tried, and refuses it not', () =>
    onSmallDisk(200, async dir => {
      const reserve = { reserveBytes: 60 * megabyte }
      const id = await inHouseAt(dir, async house => (await received(house, film)).id, reserve)
      const jobs = (store: Store) => store.selectFrom('job').selectAll().where('kind', '=', 'film').execute()
      const filler = await fill(dir, 50 * megabyte)
      await inHouseAt(
        dir,
        async house => {
          await until(() => house.complaints.filter(line => line.includes('NoRoom')).length > 5)
          expect((await jobs(house.store)).map(({ attempts }) => attempts)).to.deep.equal([0])
          expect((await house.recordings.get(id)).state).to.not.equal('refused')
          await rm(filler)
          await house.whenIn('ready', id)
        },
        reserve,
      )
    }))
})
