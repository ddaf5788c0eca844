import { expect } from 'chai'
import { describe, it } from 'mocha'
import { safeNext } from './safe-next.ts'

const origin = 'https://samsyn.example'
const after = (next: string) => safeNext(`?next=${encodeURIComponent(next)}`, origin)

describe('where to go after signing in', () => {
  it('is the page that was asked for', () => {
    expect(after('/rounds/1?a=b')).to.equal('/rounds/1?a=b')
  })
  it('is the front page when nothing was asked for', () => {
    expect(safeNext('', origin)).to.equal('/')
  })
  for (const next of [
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '/..//elsewhere.example',
    '\t//elsewhere.example',
    '/\t/elsewhere.example',
  ]) {
    it(`is never another site: ${JSON.stringify(next)}`, () => {
      expect(new URL(after(next), origin).origin).to.equal(origin)
    })
  }
  it('does not lead back to the sign-in', () => {
    expect(after('/sign-in?next=/')).to.equal('/')
  })
})
