import { expect } from 'chai'
import { describe, it } from 'mocha'
import { DeletionReceipt, kindOfFile, retainUntilMs } from './deletion.ts'

describe('deletion', () => {
  it('[VW8] is due so many days after a recording was begun, or never', () => {
    expect(retainUntilMs(1000, 180)).to.equal(1000 + 180 * 24 * 3600 * 1000)
    expect(retainUntilMs(1000, null)).to.equal(null)
  })

  it('[VW6] is told in kinds, and there is nothing else in a receipt', () => {
    expect(['original', 'film', 'film-360', 'opening', 'poster', 'storyboard', 'peaks'].map(kindOfFile)).to.deep.equal([
      ...['upload', 'film', 'film', 'pictures', 'pictures', 'pictures', 'waveform'],
    ])
    expect(Object.keys(DeletionReceipt.shape)).to.deep.equal(['id', 'reason', 'kinds', 'bytes', 'askedMs', 'doneMs'])
  })
})
