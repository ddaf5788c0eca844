import type { Attendee, PersonId } from '@samsyn/shared'
import { language } from '../../i18n/i18n.ts'

/** These people as they are spoken of: "Ane og Bo". */
export function namesOf(ids: readonly PersonId[], attendees: readonly Attendee[]): string {
  const names = ids.flatMap(id => attendees.find(attendee => attendee.id === id)?.displayName ?? [])
  return new Intl.ListFormat(language()).format(names)
}
