import { consentText, consentTexts } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { recording as da } from '../../i18n/da/recording.ts'
import { recording as en } from '../../i18n/en/recording.ts'

/** What each text is in Danish and English, as the beginning of its SHA-256. A line is added for a new text, and none changed. */
const known: Record<(typeof consentTexts)[number], readonly string[]> = {
  'supervision@1': ['e17308d5b5ca4adb', '9222135117bb3f0a'],
}

async function printOf(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(hash.slice(0, 8), byte => byte.toString(16).padStart(2, '0')).join('')
}

describe('the text that people say yes to', () => {
  it('[CO28] has a version: another wording is another text', async () => {
    const shown = await Promise.all([da, en].map(({ people }) => printOf(people.consentWhy)))
    expect(shown).to.deep.equal(known[consentText])
    expect(Object.keys(known)).to.deep.equal([...consentTexts])
  })
})
