import type { People } from '../person/person.ts'

/** What an administrator should know of demo people in data that has no demo, as a sentence; null when there are none. */
export async function demoLeftOver(people: Pick<People, 'ofDemo'>, demo: boolean): Promise<string | null> {
  const emails = demo ? [] : await people.ofDemo()
  if (emails.length === 0) return null
  return `There are people of the demo in this data: ${emails.join(', ')}. Nobody can sign in as them here. "npm run samsyn -- disable --email …" puts them out of the list for good.`
}
