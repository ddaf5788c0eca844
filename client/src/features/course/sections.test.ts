import { expect } from 'chai'
import { describe, it } from 'mocha'
import { sectionsOf } from './sections.ts'

describe('the parts of a round', () => {
  it('begin with the film', () => {
    expect(sectionsOf('planned', null)).to.deep.equal({
      film: 'current',
      people: 'later',
      analysis: 'later',
      meeting: 'later',
    })
  })
  it('let people be named while the film arrives', () => {
    expect(sectionsOf('planned', { state: 'uploading', persons: [] }).people).to.equal('current')
    expect(sectionsOf('recorded', { state: 'refused', persons: [] }).people).to.equal('later')
  })
  it('follow each other to the end', () => {
    const ready = { state: 'ready' as const, persons: [] }
    expect(sectionsOf('analysing', ready)).to.include({ film: 'done', analysis: 'current', meeting: 'later' })
    expect(sectionsOf('meetingScheduled', ready)).to.include({ analysis: 'done', meeting: 'current' })
    expect(sectionsOf('meetingHeld', ready)).to.include({ meeting: 'done' })
    expect(sectionsOf('meetingHeld', null)).to.include({ film: 'done', people: 'done', meeting: 'done' })
  })
})
