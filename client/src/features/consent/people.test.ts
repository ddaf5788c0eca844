import { expect } from 'chai'
import { describe, it } from 'mocha'
import { ageIn, labelProblem, standingOfConsent } from './people.ts'

const person = (label: string, supervision: 'pending' | 'given' | 'declined' | 'withdrawn') => ({ label, supervision })

describe('where a film stands with those who are in it', () => {
  it('needs somebody to be named', () => {
    expect(standingOfConsent([])).to.deep.equal({ kind: 'nobody' })
  })
  it('names those who are still to be asked', () => {
    const standing = standingOfConsent([person('Ung på 17', 'given'), person('Mor', 'pending')])
    expect(standing).to.deep.equal({ kind: 'missing', labels: ['Mor'] })
  })
  it('names first those who said no, or took it back', () => {
    const standing = standingOfConsent([
      person('Ung på 17', 'withdrawn'),
      person('Mor', 'pending'),
      person('Far', 'declined'),
    ])
    expect(standing).to.deep.equal({ kind: 'refused', labels: ['Ung på 17', 'Far'] })
  })
  it('is clear when all have said yes', () => {
    expect(standingOfConsent([person('Mor', 'given')])).to.deep.equal({ kind: 'all' })
  })
})

describe('a role label', () => {
  it('is never a CPR number', () => {
    expect(labelProblem('010203-1234', [])).to.equal('cpr')
    expect(labelProblem('Mor 0102031234', [])).to.equal('cpr')
  })
  it('is something, and only there once', () => {
    expect(labelProblem('  ', [])).to.equal('empty')
    expect(labelProblem(' mor', [person('Mor', 'given')])).to.equal('taken')
    expect(labelProblem('Ung på 17', [person('Mor', 'given')])).to.equal(null)
  })
})

describe('the age of a young person', () => {
  it('is a whole number of years', () => {
    expect(ageIn(' 17 ')).to.equal(17)
    for (const text of ['', '0', '26', '17 år', '1.5', '170']) expect(ageIn(text)).to.equal(null)
  })
})
