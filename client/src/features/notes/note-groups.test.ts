import { manualOf, noteSections } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { noteGroups } from './note-groups.ts'

const words = { sinceLast: 'Siden sidst', takeAway: 'Det tager jeg med', nextStep: 'Næste skridt' }

describe('the groups of the notes', () => {
  const manual = manualOf('minraadgivningspartner@1.0.0')
  if (!manual) throw new Error('the manual is missing')

  it('hold every section once, in reading order', () => {
    const keys = noteGroups(manual, 'da', words).flatMap(group => group.sections.map(section => section.key))
    expect(keys).to.deep.equal(noteSections(manual))
  })

  it('stand under the headings of the fokusområder, and alone where they belong to none', () => {
    const labels = noteGroups(manual, 'da', words).map(group => group.label ?? `– ${group.sections[0]?.label}`)
    expect(labels).to.deep.equal([
      '– Siden sidst',
      'Kontakt og udviklingsstøtte',
      'Samtalens struktur og organisering',
      'Samtalens opgave',
      '– Den unges engagement',
      '– Det tager jeg med',
      '– Næste skridt',
    ])
  })
})
