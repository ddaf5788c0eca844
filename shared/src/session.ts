import { z } from 'zod'
import { SessionId } from './ids.ts'
import { Self } from './person.ts'

/** How somebody came in; `unreadable` where what was noted cannot be read any more. */
export const signInMethods = ['password', 'link', 'invitation', 'passkey', 'organisation', 'unreadable'] as const
export const SignInMethod = z.enum(signInMethods)
export type SignInMethod = z.infer<typeof SignInMethod>

/** After so long without a person at it, a page asks who is there. */
export const lockAfterMs = 30 * 60_000

/** The signed-in user and their session as the page begins with them. */
export const CurrentSession = Self.extend({
  /** The screen is locked: nothing is answered before the person has shown that it is them. */
  locked: z.boolean(),
  /** Nothing is answered before the person has made the passkey that is required of them. */
  enrolling: z.boolean(),
})
export type CurrentSession = z.infer<typeof CurrentSession>

/** One place where I am signed in. */
export const SignedInPlace = z.object({
  id: SessionId,
  /** The browser's name as people know it, and the system it runs on; null where it does not tell. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  method: SignInMethod,
  createdMs: z.number(),
  seenMs: z.number(),
  /** The session that asks. */
  current: z.boolean(),
})
export type SignedInPlace = z.infer<typeof SignedInPlace>

// In this order, since most browsers also say the names of others.
const browsers: [name: string, sign: RegExp][] = [
  ['Edge', /\bEdgi?A?\//i],
  ['Opera', /\bOPR\/|\bOpera\b/],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Vivaldi', /\bVivaldi\//],
  ['Firefox', /\bFirefox\/|\bFxiOS\//],
  ['Chrome', /\bChrom(e|ium)\/|\bHeadlessChrome\/|\bCriOS\//],
  ['Safari', /\bSafari\//],
]
const systems: [name: string, sign: RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Mac', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
]

/** What a User-Agent header says of browser and system, in names people know. */
export function deviceIn(userAgent: string): Pick<SignedInPlace, 'browser' | 'system'> {
  const said = userAgent.slice(0, 400)
  const first = (names: typeof browsers) => names.find(([, sign]) => sign.test(said))?.[0] ?? null
  return { browser: first(browsers), system: first(systems) }
}
