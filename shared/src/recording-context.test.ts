import { expect } from 'chai'
import { describe, it } from 'mocha'
import { identifies, identifyingIn, RecordingContext } from './recording-context.ts'

const blank = { meetingType: '', place: '', purpose: '', relationKnown: 'notSaid', participants: '', notes: '' }

describe('A context sheet', () => {
  it('[UP28] knows a CPR number, an e-mail address and a telephone number by their shape', () => {
    for (const text of ['010203-1234', 'hun er 0102031234', '010203 1234']) expect(identifyingIn(text)).to.equal('cpr')
    expect(identifyingIn('skriv til maja.h@skole.dk om det')).to.equal('email')
    for (const text of ['12345678', 'ring 12 34 56 78', '+45 12345678', '0045 12 34 56 78', '12-34-56-78'])
      expect(identifyingIn(text), text).to.equal('phone')
  })

  it('lets dates, ages, times and amounts through', () => {
    for (const text of [
      '',
      'Tredje møde på kontoret, kl. 13.30–14.15',
      'den 12.05.2021',
      '12 05 2021',
      '2021-05-12',
      'en ung på 17, skole 8 klasse',
      '2.500 kr. om måneden',
    ])
      expect(identifyingIn(text), text).to.equal(null)
  })

  it('is looked through in every field that is written in words', () => {
    const sheet = RecordingContext.parse(blank)
    expect(identifies(sheet)).to.equal(false)
    for (const field of ['meetingType', 'place', 'purpose', 'participants', 'notes'] as const)
      expect(identifies({ ...sheet, [field]: 'ring 12 34 56 78' }), field).to.equal(true)
  })
})
