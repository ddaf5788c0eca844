import type { Attendee, PersonId, Whereabouts } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { namesOf } from './names.ts'

type About = {
  attendees: readonly Attendee[]
  whereabouts: ReadonlyMap<PersonId, Whereabouts>
  alone: boolean
  /** Whether the film moves. */
  moving: boolean
}

/** Who has dropped out and what the film does meanwhile; to one who is alone, where the others are. Null when there is nothing to say. */
export function useAwayWords({ attendees, whereabouts, alone, moving }: About): string | null {
  const { t } = useTranslation()
  const gone = (where: Whereabouts) => {
    const ids = attendees.filter(({ id, present }) => !present && whereabouts.get(id) === where).map(({ id }) => id)
    return namesOf(ids, attendees)
  }
  const cut = gone('cutOff')
  const cutOff =
    cut && `${t('meeting.cutOff', { names: cut })} ${t(moving ? 'meeting.filmGoesOn' : 'meeting.filmStands')}`
  if (!alone) return cutOff || null
  const [left, notYet] = [gone('left'), gone('notYet')]
  return [
    t('meeting.alone'),
    cutOff,
    left && t('meeting.hasLeft', { names: left }),
    notYet && t('meeting.notYet', { names: notYet }),
  ]
    .filter(Boolean)
    .join(' ')
}
