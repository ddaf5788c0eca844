import { expect } from 'chai'
import { describe, it } from 'mocha'
import { isSameFile } from './same-file.ts'

const begun = { fileName: 'møde på skolen.mp4', sizeBytes: 1000 }

describe('the file an upload goes on with', () => {
  it('is the one it was begun with', () => {
    expect(isSameFile(begun, { name: 'møde på skolen.mp4', size: 1000 })).to.equal(true)
    expect(isSameFile(begun, { name: 'møde på skolen.mp4'.normalize('NFD'), size: 1000 })).to.equal(true)
  })
  it('is not one of another name or size', () => {
    expect(isSameFile(begun, { name: 'møde.mp4', size: 1000 })).to.equal(false)
    expect(isSameFile(begun, { name: 'møde på skolen.mp4', size: 1001 })).to.equal(false)
  })
})
