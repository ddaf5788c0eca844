import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { seeded, withStore } from '../testing/beside.ts'
import { secrets, startServer, withDataFolder } from '../testing/real-server.ts'
import { backup } from './backup.ts'

const run = promisify(execFile)
const cli = join(import.meta.dirname, '../cli.ts')
const settingOf = (dataDir: string) => ({ dataDir, masterKey: { key: secrets.masterKey, file: null, mayMake: false } })
const envOf = (dataDir: string) => ({ PATH: process.env.PATH, DATA_DIR: dataDir, MASTER_KEY: secrets.masterKey })

/** Types a command; answers how it ended and all that it said. */
const typed = (dataDir: string, ...words: string[]) =>
  run(process.execPath, [cli, ...words], { env: envOf(dataDir) }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    error => ({ code: error.code as number, said: error.stderr as string }),
  )

/** A restore in a process of its own that is at work until it is let go on: its backup is a pipe, which is no backup. */
async function restoring(dataDir: string, pipe: string) {
  await run('mkfifo', [pipe])
  const { promise: atWork, resolve } = Promise.withResolvers<void>()
  const watcher = watch(dataDir, (_event, name) => name === '.restoring' && resolve())
  const child = spawn(process.execPath, [cli, 'restore', pipe, '--replace'], { env: envOf(dataDir), stdio: 'ignore' })
  const ended = once(child, 'exit')
  await atWork
  watcher.close()
  return {
    async letGoOn() {
      const handle = await open(pipe, 'w')
      await handle.close()
      await ended
    },
  }
}

const createUser = ['create-user', '--name', 'Eva Ny', '--email', 'eva@example.org', '--role', 'worker']
const peopleIn = (dataDir: string) =>
  withStore(dataDir, async store => (await store.selectFrom('person').select('id').execute()).length)

describe('Commands beside each other', () => {
  it('[BK16] are refused with a sentence while a restore is at work, and change nothing', () =>
    withDataFolder(async dir => {
      const data = join(dir, 'data')
      await seeded(data)
      const before = await peopleIn(data)
      const restore = await restoring(data, join(dir, 'pipe'))
      for (const words of [createUser, ['check'], ['confirm-clock'], ['backup', join(dir, 'backup')]]) {
        const { code, said } = await typed(data, ...words)
        expect([code, said], words[0]).to.deep.equal([
          1,
          `A restore, or another command that needs the data alone, is at work on ${data}. Nothing was done. Try again when it has ended.\n`,
        ])
      }
      await restore.letGoOn()
      expect(await peopleIn(data)).to.equal(before)
      expect((await typed(data, ...createUser)).code).to.equal(0)
      expect(await peopleIn(data)).to.equal(before + 1)
    })).timeout(120_000)

  it('[BK16] keep what needs the data alone waiting, and a server not', () =>
    withDataFolder(async dir => {
      const data = join(dir, 'data')
      await seeded(data)
      await backup(settingOf(data), join(dir, 'backup'))
      await writeFile(join(dir, 'key'), 'a'.repeat(64))
      await withStore(data, async () => {
        for (const words of [
          ['restore', join(dir, 'backup'), '--replace'],
          ['rotate-key', '--to', join(dir, 'key')],
        ]) {
          const { code, said } = await typed(data, ...words)
          expect([code, said], words[0]).to.deep.equal([
            1,
            `Another command is at work on ${data}. Nothing was done. Try again when it has ended.\n`,
          ])
        }
        expect((await typed(data, ...createUser)).code).to.equal(0)
        const server = await startServer(data)
        await server.ready()
        expect((await typed(data, 'list')).said).to.include('eva@example.org')
        await server.kill('SIGTERM')
      })
      expect((await typed(data, 'restore', join(dir, 'backup'), '--replace')).code).to.equal(0)
      expect((await typed(data, 'list')).said).to.not.include('eva@example.org')
    })).timeout(120_000)
})
