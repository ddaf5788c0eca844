import { collabClose, collabMessage } from '@samsyn/shared'
import { expect } from 'chai'
import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'

const kib = 1024

describe('the room that a document has left', () => {
  let table: Table

  beforeEach(async () => {
    table = await layTable()
  })

  afterEach(() => table.clear())

  function listening(cookie?: string) {
    const client = table.connect(cookie)
    const told: number[] = []
    const before: boolean[] = []
    client.provider.messageHandlers[collabMessage.room] = (_encoder, decoder: decoding.Decoder) => {
      told.push(decoding.readVarUint(decoder))
      before.push(!client.provider.synced)
    }
    return { client, told, before }
  }

  it('[NO65] is told to who comes and to all when it changes, and what is more than that is refused', async () => {
    await table.reopen({ maxBytes: 1_000 * kib })
    const one = listening()
    const other = listening(table.cookies.supervisor)
    for (const { client } of [one, other]) await client.allSaved()
    expect(one.told).to.deep.equal([960 * kib])
    expect(one.before, 'before the answer').to.deep.equal([true])
    one.client.text.insert(0, 'x'.repeat(500 * kib))
    await one.client.allSaved()
    await until(() => other.told.at(-1) === 448 * kib)
    expect(one.told.at(-1)).to.equal(448 * kib)
    one.client.text.insert(0, 'x'.repeat(600 * kib))
    await until(() => one.client.closes.includes(collabClose.tooLarge))
    expect(other.client.closes).to.deep.equal([])
  })

  it('[NO65] is not spoken of while there is plenty', async () => {
    const { client, told } = listening()
    client.text.insert(0, 'x'.repeat(500 * kib))
    await client.allSaved()
    expect(told).to.deep.equal([])
  })
})
