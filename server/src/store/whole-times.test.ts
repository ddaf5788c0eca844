import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { openTestStore } from '../keys/testing/open-test-store.ts'

describe('times', () => {
  it('[LG42] are whole milliseconds wherever they are bound to SQL', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'samsyn-times-'))
    const store = await openTestStore(dir)
    const refused = (query: { execute(): Promise<unknown> }) =>
      query.execute().then(
        () => null,
        (error: Error) => error.message,
      )
    try {
      const row = { meetingId: 'm', vectorJson: '{"atMs":0.5}', controllerId: null, savedMs: 1 }
      const add = (savedMs: number) => store.insertInto('playback').values([row, { ...row, meetingId: 'n', savedMs }])
      const set = (savedMs: number) => store.updateTable('playback').set({ savedMs }).where('meetingId', '=', 'm')
      const find = (atMs: number) => store.selectFrom('playback').selectAll().where('playback.savedMs', '<', atMs)
      for (const query of [add(1.5), set(2.5), find(3.5)])
        expect(await refused(query)).to.match(/^savedMs is bound to \d.5, which is no whole number/)
      for (const query of [add(1), set(2), find(3)]) expect(await refused(query)).to.equal(null)
    } finally {
      await store.destroy()
      await rm(dir, { recursive: true })
    }
  })
})
