import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { missingIn, ownWords, type PasswordProblem, passwordProblem } from './password.ts'

const listed = new Set(['password', 'qwerty', 'iloveyou', 'abcdef', 'dragon'])
const own = ownWords({ displayName: 'Ane Opdigt', email: 'ane.opdigt@norddjurs.example' })
const problemOf = (password: string) => passwordProblem(password, { own, isCommon: word => listed.has(word) })

describe('a password somebody chooses', () => {
  const refused: [string, PasswordProblem][] = [
    ['kortkodeord', 'short'],
    ['', 'short'],
    ['𝒶𝒷𝒸😀😀😀', 'short'],
    [' '.repeat(12), 'blank'],
    ['\u3000\u00a0'.repeat(8), 'blank'],
    ['aaaaaaaaaaaa', 'repeated'],
    ['hejhejhejhejhej', 'repeated'],
    ['ha ha ha ha ha', 'repeated'],
    ['password1234', 'common'],
    ['P@ssw0rd!!!!!', 'common'],
    ['passwordpassword', 'common'],
    ['qwerty qwerty', 'common'],
    ['2026 iloveyou 2026', 'common'],
    ['abcdefabcdef', 'common'],
    ['123456789012', 'common'],
    ['9876543210987', 'common'],
    ['Adgangskode2026', 'common'],
    ['ane.opdigt@norddjurs.example', 'own-name'],
    ['AneOpdigt2026!', 'own-name'],
    ['opdigt opdigt 11', 'own-name'],
    ['samsyn-samsyn', 'product'],
    ['Samsyn2026!!!', 'product'],
  ]
  for (const [password, problem] of refused)
    it(`[SE40] is refused as ${problem}: ${JSON.stringify(password)}`, () =>
      expect(problemOf(password)).to.equal(problem))

  it('[SE40] needs twelve to two hundred characters, counted as people do, whatever they are', () => {
    for (const good of [
      'tre hvide heste',
      'æøå æøå qrst uv',
      '😀😁😂🤣😃😄😅😆😉😊😋😎',
      'ane spiser bananer',
      '    a x b y c z',
    ])
      expect(problemOf(good), good).to.equal(null)
    const long = 'tre hvide heste i regn '.repeat(9)
    expect([problemOf(long.slice(0, 200)), problemOf(long.slice(0, 201))]).to.deep.equal([null, 'long'])
    expect([missingIn('😀😀'), missingIn('tre hvide heste')]).to.deep.equal([10, 0])
  })

  it('[SE40] is judged, whatever it is', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 1_000 })
    fc.assert(
      fc.property(text, password =>
        [null, ...['short', 'long', 'blank', 'repeated', 'common', 'own-name', 'product']].includes(
          problemOf(password),
        ),
      ),
    )
  })
})
