import type { Self } from '@samsyn/shared'
import type { Links } from '../session/link.ts'
import { demoPassword } from './cast.ts'

const roleWords = { worker: 'social worker', supervisor: 'supervisor', admin: 'administrator' } as const

/** A link that signs this person in once, in a browser. The token is in the fragment, which is sent to nobody. */
export async function loginUrl(links: Links, person: Self, baseUrl: string): Promise<string> {
  return `${baseUrl}/enter#${await links.make(person.id, 'sign-in')}`
}

/** What to open as whom, as lines for the console. */
export async function welcome(links: Links, people: readonly Self[], baseUrl: string): Promise<string> {
  const lines = await Promise.all(
    people.map(async person => {
      const link = await loginUrl(links, person, baseUrl)
      return `  ${person.displayName} (${roleWords[person.role]}), ${person.email}\n    ${link}`
    }),
  )
  return [
    'Demo: open each link in a browser window of its own. It signs you in once, within the hour.',
    ...lines,
    `Or sign in with the e-mail and the password ${demoPassword}`,
  ].join('\n')
}
