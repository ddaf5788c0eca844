import { manualOf } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { dimensionSections, exactTime } from './words.ts'

describe('words for sequences', () => {
  it('offer every dimension under its focus area, the engagement across last', () => {
    const manual = manualOf('minraadgivningspartner@1.0.0') ?? expect.fail()
    const sections = dimensionSections(manual, 'da', 'På tværs')
    expect(sections.map(({ items }) => items.length)).to.deep.equal([4, 3, 3, 1])
    expect(sections.at(-1)).to.deep.include({ label: 'På tværs' })
    expect(sections[0]?.items[0]?.label).to.equal('Positivt, empatisk klima')
  })

  it('tell film time to the hundredth', () => {
    expect(exactTime(18_400, 'da')).to.equal('0:18,40')
    expect(exactTime(69_049, 'en')).to.equal('1:09.04')
  })
})
