import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EntryId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { restore } from '../cli/restore.ts'
import { rotateKey } from '../cli/rotate-key.ts'
import { connectAs } from '../meeting/testing/client.ts'
import { addFilm, newMeetingId } from '../meeting/testing/seed.ts'
import { seeded, tokenFor, withStore } from '../testing/beside.ts'
import { freePort, secrets, startServer, withDataFolder } from '../testing/real-server.ts'
import { addressOf } from './address.ts'
import { lockFolderAlone } from './lock.ts'

const settingOf = (dataDir: string) => ({
  dataDir,
  masterKey: { key: secrets.masterKey, file: null, mayMake: false },
})

/** A meeting that can be entered, in the data of a server. */
async function arranged(dataDir: string) {
  const people = await seeded(dataDir)
  const meetingId = newMeetingId()
  await withStore(dataDir, async store => {
    const recordingId = await addFilm(store, people.cycleId, people.worker.id)
    const times = { createdMs: 1, startedMs: null, endedMs: null, createdBy: people.supervisor.id }
    const row = { id: meetingId, cycleId: people.cycleId, recordingId, state: 'arranged', step: 'sinceLast', ...times }
    await store.insertInto('meeting').values(row).execute()
  })
  return { ...people, meetingId }
}

const meetingsIn = (dataDir: string) =>
  withStore(dataDir, store => store.selectFrom('meeting').select(['id', 'state', 'endedMs']).execute())

async function refusalOf(doing: Promise<unknown>): Promise<string> {
  return doing.then(
    () => 'not refused',
    (error: Error) => error.message,
  )
}

describe('The lock on the data folder', () => {
  it('[ST1] refuses a second server by a sentence that names the folder, before it touches anything', () =>
    withDataFolder(async dir => {
      const { worker, supervisor, meetingId } = await arranged(dir)
      const first = await startServer(dir)
      await first.ready()
      const ane = await connectAs(worker, first.url, await tokenFor(dir, worker))
      const bo = await connectAs(supervisor, first.url, await tokenFor(dir, supervisor))
      await ane.ask('meeting:enter', { meetingId })
      await bo.ask('meeting:enter', { meetingId })
      const work = join(dir, 'files/.work/w-film')
      await mkdir(work)
      await writeFile(join(work, 'upload'), 'half made')
      const database = await stat(join(dir, 'samsyn.db'))

      for (const port of [first.port, await freePort()]) {
        const second = await startServer(dir, { port })
        const { code, complaints } = await second.ended
        expect(code).to.equal(1)
        expect(complaints).to.include(`Another process works on the data in ${dir}: the server at ${first.url}.`)
      }

      expect(await readFile(join(work, 'upload'), 'utf8')).to.equal('half made')
      expect((await stat(join(dir, 'samsyn.db'))).mtimeMs).to.equal(database.mtimeMs)
      const [meeting] = await meetingsIn(dir)
      expect(meeting).to.deep.equal({ id: meetingId, state: 'live', endedMs: null })
      await ane.ask('chat:send', { meetingId, id: EntryId.parse(randomUUID()), text: 'Er du der?', filmMs: null })
      await bo.fact('log:appended', ({ entry }) => entry.fact.kind === 'chat' && entry.fact.text === 'Er du der?')
      expect(bo.all('log:appended').filter(({ entry }) => entry.fact.kind === 'left')).to.deep.equal([])
      ane.cut()
      bo.cut()
    }))

  it('[ST2] is let go of with the process, however that ends, and whatever lies in its file', () =>
    withDataFolder(async dir => {
      await writeFile(join(dir, 'lock.db'), 'not what it was'.repeat(500))
      const first = await startServer(dir)
      await first.ready()
      expect(addressOf(dir)).to.equal(first.url)
      await first.kill('SIGKILL')
      expect(addressOf(dir)).to.equal(null)
      const second = await startServer(dir, { port: first.port })
      await second.ready()
      expect((await fetch(`${second.url}/readyz`)).status).to.equal(200)
    }))

  it('[ST3] keeps commands that change everything from a folder that a server has, whoever runs it', () =>
    withDataFolder(async dir => {
      const server = await startServer(dir)
      await server.ready()
      const running = `The server at ${server.url} is running on this data. Stop it first.`
      const nothing = { replace: true, ledger: null }
      expect(await refusalOf(restore(settingOf(dir), join(dir, 'backup'), nothing))).to.equal(running)
      expect(await refusalOf(rotateKey(settingOf(dir), join(dir, 'key')))).to.equal(running)
      expect(existsSync(join(dir, 'key'))).to.equal(false)
      await server.kill('SIGKILL')
      // What a container that died has left: its process was number 1, and there is a number 1 now.
      await writeFile(join(dir, 'address.json'), JSON.stringify({ url: server.url, pid: 1 }))
      expect(await rotateKey(settingOf(dir), join(dir, 'key'))).to.include('sealed under the key')
    }))

  it('[ST3] keeps a server from a folder in which such a command is at work', () =>
    withDataFolder(async dir => {
      const lock = lockFolderAlone(dir)
      const { code, complaints } = await (await startServer(dir)).ended
      expect([code, complaints]).to.deep.equal([
        1,
        `Another process works on the data in ${dir}. Stop it first, or set DATA_DIR to another folder.\n`,
      ])
      lock?.release()
    }))
})
