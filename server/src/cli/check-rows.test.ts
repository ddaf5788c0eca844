import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { smallFilm } from '../recording/testing/film.ts'
import { playable } from '../recording/testing/filmed.ts'
import { inHouse } from '../recording/testing/house.ts'
import { wrongRows } from './check-rows.ts'

describe('the check of the rows', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(1)
  })

  it('[BK6] judges nothing that the server changed while the files were read', () =>
    inHouse(async house => {
      const { recordingId: id } = await playable(house, film)
      const row = await house.store.selectFrom('recording').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      const withSmall = (hasSmall: boolean) => ({
        ...row,
        filmJson: JSON.stringify({ ...JSON.parse(row.filmJson ?? ''), hasSmall }),
      })
      const names = ['film', 'opening', 'poster', 'storyboard']
      const sizes = new Map(names.map(name => [`recording/${id}/${name}`, 1]))
      expect(wrongRows([withSmall(false)], [withSmall(true)], sizes)).to.deep.equal([])
      expect(wrongRows([withSmall(true)], [withSmall(true)], sizes)).to.deep.equal([`recording ${id} has no small.`])
      expect(wrongRows([], [withSmall(false)], sizes)).to.deep.equal([])
      expect(wrongRows([withSmall(false)], [], sizes)).to.deep.equal([])
      expect(wrongRows([], [], sizes)).to.have.length(4)
    }))
})
