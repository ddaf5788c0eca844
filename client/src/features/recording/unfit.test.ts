import { expect } from 'chai'
import { describe, it } from 'mocha'
import { unfitness } from './unfit.ts'

const of = (type: string, name = 'fil', size = 10) => unfitness({ type, name, size })

describe('a file that was chosen', () => {
  it('is empty, or plainly of another kind', () => {
    expect(of('video/mp4', 'film.mp4', 0)).to.equal('empty')
    for (const type of ['image/jpeg', 'text/plain', 'application/pdf', 'audio/mpeg', 'application/zip'])
      expect(of(type), type).to.equal('otherKind')
  })
  it('is sent whenever it may be a film', () => {
    for (const type of ['video/mp4', 'video/quicktime', 'video/x-matroska', '', 'application/octet-stream'])
      expect(of(type), type).to.equal(null)
    expect(of('text/vnd.trolltech.linguist', '00001.MTS')).to.equal(null)
  })
})
