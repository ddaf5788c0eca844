import { expect } from 'chai'
import { describe, it } from 'mocha'
import { addressesIn } from './written-addresses.ts'

const hrefs = (text: string) => addressesIn(text).map(({ href }) => href)

describe('addresses in what is written', () => {
  it('are found without the full stop or bracket after them, and stand where they stand', () => {
    const text = 'Se (https://vive.dk/da/), og skriv til ane@demo.invalid.'
    expect(hrefs(text)).to.deep.equal(['https://vive.dk/da/', 'mailto:ane@demo.invalid'])
    const [first] = addressesIn(text)
    expect(text.slice(first?.from, first?.to)).to.equal('https://vive.dk/da/')
  })

  it('may begin with www', () => {
    expect(hrefs('www.example.dk/a?b=c')).to.deep.equal(['https://www.example.dk/a?b=c'])
  })

  it('are not found in ordinary sentences', () => {
    for (const text of ['Han tøver. Så siger han ja', 'kl. 13.30', 'mor/far', 'javascript:alert(1)', '@ane', 'http://'])
      expect(hrefs(text)).to.deep.equal([])
  })
})
