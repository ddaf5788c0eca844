import { Text } from './text.ts'

/** How long a password is, in characters as people count them (Unicode code points). */
export const passwordLength = { least: 12, most: 200 } as const

/** A password somebody chooses, as it travels; whether it can be used, `passwordProblem` says. */
export const NewPassword = Text.max(1_000)

/** A password that is to be compared, however long people's keyboards make it. */
export const GivenPassword = Text.min(1).max(1_000)

export const passwordProblems = ['short', 'long', 'blank', 'repeated', 'common', 'own-name', 'product'] as const
export type PasswordProblem = (typeof passwordProblems)[number]

/** What a password is held against: whose it would be, and the words that many use (in lower case). */
export type PasswordTerms = { own: readonly string[]; isCommon: (word: string) => boolean }

const product = 'samsyn'
const leastOfOwn = 6
const leastDistinct = 5
// Words that Danish lists of much used passwords begin with, and the international list lacks.
const danish = new Set(['adgangskode', 'adgangskoden', 'kodeord', 'kodeordet', 'velkommen', 'danmark', 'københavn'])

/**
 * Why a password cannot be used; null when it can. After NIST 800-63B: its length, and whether it is easy to guess; nothing
 * about which kinds of characters it is made of.
 */
export function passwordProblem(password: string, { own, isCommon }: PasswordTerms): PasswordProblem | null {
  const folded = password.normalize('NFKC').toLowerCase()
  const points = [...folded]
  if (points.length < passwordLength.least) return folded.trim() === '' && folded !== '' ? 'blank' : 'short'
  if (points.length > passwordLength.most) return 'long'
  if (folded.trim() === '') return 'blank'
  if (new Set(points.filter(point => point.trim() !== '')).size < leastDistinct) return 'repeated'
  if (isEasy(folded, word => danish.has(word) || isCommon(word))) return 'common'
  return ofOwnWords(folded, own)
}

/** How many characters a password lacks. */
export function missingIn(password: string): number {
  return Math.max(0, passwordLength.least - [...password.normalize('NFKC')].length)
}

/** The words a person is known by: the parts of their name and of their e-mail. */
export function ownWords({ displayName, email }: { displayName: string; email: string }): string[] {
  return `${displayName} ${email}`
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(word => word.length >= 3)
}

/** A word that many use, with whatever is put before and behind it, twice over, or with numbers for letters; or a row of neighbours. */
function isEasy(folded: string, isCommon: (word: string) => boolean): boolean {
  const letters = lettersOf(folded)
  const words = [folded, folded.replace(/\s/g, ''), letters, lettersOf(unleet(folded.replace(/[^\p{L}]+$/u, '')))]
  return isRow([...folded]) || words.some(word => word !== '' && isCommon(unitOf(word)))
}

const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '')
const meant: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }
const unleet = (text: string) => text.replace(/[0134578@$!]/g, sign => meant[sign] ?? sign)

/** The stretch a text is made of again and again; the text itself when there is none. */
function unitOf(text: string): string {
  const length = (text + text).indexOf(text, 1)
  return text.slice(0, length)
}

/** Whether nearly every character is the next or the former of the one before it, as in 123456 or abcdef. */
function isRow(points: readonly string[]): boolean {
  const steps = points
    .slice(1)
    .map((point, index) => (point.codePointAt(0) ?? 0) - (points[index]?.codePointAt(0) ?? 0))
  return [1, -1].some(step => steps.filter(one => one === step).length >= steps.length * 0.8)
}

/** Whether little is left of it without one's own names, or without ours. */
function ofOwnWords(folded: string, own: readonly string[]): PasswordProblem | null {
  const without = (words: readonly string[]) =>
    words.reduce((text, word) => text.replaceAll(word.toLowerCase(), ''), lettersOf(folded)).length
  if (without([product]) < leastOfOwn && folded.includes(product)) return 'product'
  const longestFirst = [product, ...own].toSorted((one, other) => other.length - one.length)
  const named = own.some(word => folded.includes(word.toLowerCase()))
  return named && without(longestFirst) < leastOfOwn ? 'own-name' : null
}
