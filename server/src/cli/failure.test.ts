import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { seeded } from '../testing/beside.ts'
import { secrets, withDataFolder } from '../testing/real-server.ts'
import { failureText } from './failure.ts'

const cli = join(import.meta.dirname, '../cli.ts')

/** Runs a command as the administrator does; how it ended, and what it said where. */
const run = (dataDir: string, ...args: string[]) =>
  new Promise<{ code: unknown; stdout: string; stderr: string }>(resolve => {
    const env = { ...process.env, DATA_DIR: dataDir, MASTER_KEY: secrets.masterKey, DEMO: 'false' }
    execFile(process.execPath, [cli, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    )
  })

describe('the command line', () => {
  it('[CM1] says in a sentence that it failed unforeseen, and where, on standard error; what was typed wrongly has no place', () =>
    withDataFolder(async dir => {
      await seeded(dir)
      const fine = await run(dir, 'courses')
      expect([fine.code, fine.stderr]).to.deep.equal([0, ''])
      const typed = await run(dir, 'courses', '--wrong')
      expect(typed).to.include({ code: 1, stdout: '' })
      expect(typed.stderr).to.include("'--wrong'").and.include('samsyn -- help')
      expect(typed.stderr).to.not.match(/^\s+at /m)
      const database = new DatabaseSync(join(dir, 'samsyn.db'), { enableForeignKeyConstraints: false })
      database.exec('ALTER TABLE course RENAME TO lost')
      database.close()
      const failed = await run(dir, 'courses')
      expect(failed).to.include({ code: 1, stdout: '' })
      expect(failed.stderr).to.match(/^This command has failed in a way that was not foreseen/)
      expect(failed.stderr)
        .to.include('no such table')
        .and.match(/^\s+at .*course\.store\.ts/m)
    })).timeout(60_000)

  it('[CM1] gives the place of whatever is thrown, with nothing in it that may be somebody’s word', () => {
    const thrown = (act: () => unknown) => {
      try {
        act()
      } catch (error) {
        return failureText(error)
      }
      return expect.fail('nothing was thrown')
    }
    const bare = thrown(() => (undefined as unknown as { name: string }).name)
    expect(bare).to.include("TypeError: Cannot read properties of undefined (reading 'name')")
    expect(bare).to.match(/^\s+at .*failure\.test\.ts/m)
    const quoting = thrown(() => JSON.parse('{"Jens er ked af det'))
    expect(quoting)
      .to.include('SyntaxError')
      .and.match(/^\s+at /m)
    const caused = thrown(() => {
      throw new Error('Jens', { cause: new Error('er ked af det') })
    })
    for (const text of [quoting, caused]) expect(text).to.not.match(/Jens|ked af/)
    expect(caused).to.include('caused by Error')
    expect(failureText('Jens er ked af det')).to.include('string').and.not.include('Jens')
  })
})
