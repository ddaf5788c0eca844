import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documentPath, MeetingId, PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createDocumentStore } from '../collab/document.store.ts'
import { openTestStore } from '../keys/testing/open-test-store.ts'
import { createGrouped } from './grouped.ts'
import { sealedIn } from './seals.ts'
import type { Store } from './store.ts'

const personId = PersonId.parse(randomUUID())
const newMeeting = () => MeetingId.parse(randomUUID())
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'committed',
    () => 'refused',
  )

/** A store in which what is to be sealed for a folder cannot be: its only key is damaged. */
async function withDamagedKey(folder: string, test: (store: Store) => Promise<void>) {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-grouped-'))
  try {
    const store = await openTestStore(dir)
    const keys = join(dir, 'keys', ...folder.split('/'))
    await mkdir(keys, { recursive: true })
    await writeFile(join(keys, 'ab12cd34ef56ab78.key'), 'damaged')
    await test(store).finally(() => store.destroy())
  } finally {
    await rm(dir, { recursive: true })
  }
}

describe('what shares a commit', () => {
  it('[LG43] a document whose key is damaged keeps no other from being saved', () => {
    const [damaged, other] = [newMeeting(), newMeeting()].map(id => documentPath({ kind: 'notes', meetingId: id }))
    return withDamagedKey(sealedIn.document(damaged ?? ''), async store => {
      const documents = createDocumentStore(store, () => undefined)
      const rowOf = (document = '') => ({ document, personId, atMs: 1, content: Buffer.from('ord') })
      const done = [damaged, other, damaged, other].map(document => outcome(documents.append([rowOf(document)])))
      expect(await Promise.all(done)).to.deep.equal(['refused', 'committed', 'refused', 'committed'])
      for await (const rows of documents.rows(other ?? '')) expect(rows).to.have.length(2)
    })
  })

  it('[LG43] a database that takes nothing is asked once, and nobody is waited for one by one', async () => {
    let commits = 0
    const give = createGrouped<number, object>(100, async () => {
      commits++
      throw Object.assign(new Error('database is locked'), { errcode: 5 })
    })
    expect(await Promise.all([1, 2, 3].map(item => outcome(give(item))))).to.deep.equal(Array(3).fill('refused'))
    expect(commits).to.equal(1)
  })

  it('[LG7] what is given as soon as the last is done is committed too', async () => {
    const given: number[] = []
    const give = createGrouped<number, { item: number }>(100, async items => {
      given.push(...items)
      return items.map(item => ({ item }))
    })
    for (let next = 0; next < 50; next++) expect(await give(next)).to.deep.equal({ item: next })
    await give.settled()
    expect(given).to.have.length(50)
  })

  it('[LG7] has at least one in it, and no more than fit', async () => {
    const groups: number[][] = []
    const give = createGrouped<number, object>(
      10,
      async items => {
        groups.push([...items])
        return items.map(() => ({}))
      },
      item => item,
    )
    await Promise.all([4, 6, 1, 99, 3, 3].map(give))
    expect(groups).to.deep.equal([[4, 6], [1], [99], [3, 3]])
  })
})
