import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { openKeys } from '../keys/keys.ts'
import { auditKey, auditKeyIn, openAudit } from './audit.ts'
import { ane, testRecord } from './testing/record.ts'
import { cutOff, tamper, Undone } from './testing/tampering.ts'
import { verifyAudit } from './verify.ts'

describe('The chain of the security record', () => {
  const record = testRecord()

  it('[RC2] is found to be another after each of 1,000 changes, removals, exchanges and insertions', async function () {
    this.timeout(120_000)
    await record.fill(40)
    await record.audit.close()
    expect(await record.problems()).to.deep.equal([])
    let found = 0
    for (let change = 0; change < 1000; change++) {
      const outcome = await record.store
        .transaction()
        .execute(async transaction => {
          const what = await tamper(transaction)
          throw new Undone(what, await record.problems(transaction))
        })
        .catch((error: Undone) => error)
      if (outcome.problems.length > 0) found++
      else expect.fail(`not found: ${outcome.message}`)
    }
    expect(found).to.equal(1000)
    expect(await record.problems()).to.deep.equal([])
  })

  it('[RC3] is found to be cut off, also after a restart, and a crash is not taken for that', async () => {
    await record.fill(5)
    await record.audit.close()
    await record.fill(2)
    expect(await record.problems()).to.deep.equal([])
    await record.open()
    expect(await record.problems()).to.deep.equal([])
    await record.fill(3)
    await record.audit.close()
    await cutOff(record.store, 2)
    expect(await record.problems()).to.have.length.above(0)
    await record.open()
    await record.fill(4)
    await record.audit.close()
    expect(await record.problems()).to.satisfy((found: string[]) => found.some(line => line.includes('cut off')))
    await record.open()
    expect(await record.problems()).to.satisfy((found: string[]) => found.some(line => line.includes('cut off')))
  })

  it('[RC3] is not anchored anew while it does not go on from where it was', async () => {
    await record.fill(5)
    await record.audit.close()
    const before = await readFile(join(record.dir, 'audit.anchor'), 'utf8')
    await cutOff(record.store, 3)
    await record.audit.note({ kind: 'export', actorId: ane })
    await record.audit.close().catch(record.failed)
    expect(record.failures.map(({ message }) => message)).to.deep.equal([
      'the security record was changed while the server ran',
    ])
    expect(await readFile(join(record.dir, 'audit.anchor'), 'utf8')).to.equal(before)
  })

  it('[RC3] says so when its anchor is gone or another, and goes on under a backup that was put back', async () => {
    await record.fill(5)
    await record.audit.close()
    const anchor = join(record.dir, 'audit.anchor')
    const former = await readFile(anchor, 'utf8')
    await writeFile(anchor, former.replace(/^\d+/, '3'))
    expect(await record.problems()).to.deep.equal(['the security record: audit.anchor is not what was written'])
    await rm(anchor)
    expect(await record.problems()).to.deep.equal(['the security record: audit.anchor is missing'])
    await writeFile(anchor, former)
    await cutOff(record.store, 4)
    await record.open(true)
    await record.audit.note({ kind: 'restore' })
    expect((await record.problems()).filter(line => line.startsWith('the security record'))).to.deep.equal([])
  })

  it('[RC9] goes on under another key where its own is damaged, and what was before is said to be unproven', async () => {
    await record.fill(2)
    await record.audit.close()
    const keysDir = join(record.dir, 'keys')
    const master = { key: '7'.repeat(64), file: null, mayMake: false }
    const first = await openKeys(keysDir, master)
    await first.prove()
    await auditKeyIn(first, record.failed)
    const [name] = await readdir(join(keysDir, ...auditKey.split('/')))
    await writeFile(join(keysDir, ...auditKey.split('/'), name ?? ''), 'damaged')
    const other = await auditKeyIn(await openKeys(keysDir, master), record.failed)
    expect(record.failures).to.have.length(1)
    expect((await auditKeyIn(await openKeys(keysDir, master), () => undefined)).equals(other)).to.equal(true)
    record.audit = await openAudit({
      store: record.store,
      dataDir: record.dir,
      key: other,
      now: () => record.clock,
      failed: () => undefined,
    })
    await record.fill(1)
    await record.audit.close()
    expect((await verifyAudit(record.store, record.dir, other)).problems[0]).to.include(
      'after row 0 is not what was written',
    )
    expect((await record.events()).filter(({ kind }) => kind === 'began').at(-1)).to.include({ outcome: 'failed' })
  })
})
