import { expect } from 'chai'
import { describe, it } from 'mocha'
import { z } from 'zod'
import { admit } from './call.ts'

describe('what a door reads', () => {
  it('[AT1] a length that is a list in a list, twenty thousand deep, is a no like any other', async () => {
    const row = { payload: z.object({ id: z.string().min(1).max(100) }), right: 'public' as const }
    const deep = JSON.parse(`{"id":{"length":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`)
    const refused = await admit(row, deep, null, () => Promise.resolve(null)).catch(error => error)
    expect(refused).to.include({ name: 'AppError', code: 'bad-request' })
  })
})
