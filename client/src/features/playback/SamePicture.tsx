import type { Attendee, PersonId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useStore } from '../../useStore.ts'
import type { MeetingSteering } from './meeting-steering.ts'
import { namesOf } from './names.ts'
import { type PictureState, pictureState } from './picture-state.ts'
import { useSettled } from './useSettled.ts'
import './SamePicture.css'

type Props = {
  steering: Pick<MeetingSteering, 'vector' | 'frames' | 'hold'>
  attendees: readonly Attendee[]
  selfId: PersonId
}

const patienceMs = 400

/** "Samme billede" when everybody's screen shows the same frame; else whose does not, and why. */
export function SamePicture({ steering, attendees, selfId }: Props) {
  const { t } = useTranslation()
  const vector = useStore(steering.vector)
  const frames = useStore(steering.frames)
  const hold = useStore(steering.hold)
  const state = pictureState(vector.rev, frames, hold)
  const words = useWords(state, attendees, selfId)
  const wordsWithoutNames = { same: words, running: t('playback.running'), waiting: '' }
  const settled = useSettled(words, patienceMs) === words
  // Names come when they have stood for a moment, so that a quick step does not flicker; the rest is said at once.
  const shown = settled ? words : wordsWithoutNames[state.kind]
  return (
    <p className="same-picture" data-testid="same-picture" data-rev={vector.rev} data-state={state.kind} role="status">
      {shown}
    </p>
  )
}

function useWords({ kind, waitingFor, late, apart }: PictureState, attendees: Props['attendees'], selfId: PersonId) {
  const { t } = useTranslation()
  const others = attendees.filter(({ id }) => id !== selfId)
  const say = (ids: readonly PersonId[], own: string, named: (names: string) => string) => {
    const names = namesOf(ids, others)
    return [ids.includes(selfId) && own, names && named(names)]
  }
  const withMe = attendees.map(one => (one.id === selfId ? { ...one, displayName: t('playback.you') } : one))
  const missing = namesOf(waitingFor, withMe)
  if (kind === 'same') return t('playback.samePicture')
  return [
    kind === 'running' && late.length === 0 && t('playback.running'),
    ...say(late, t('playback.youAreLate'), names => t('playback.isLate', { names })),
    missing && t('playback.waitingFor', { names: missing }),
    ...say(apart, t('playback.youAreApart'), names => t('playback.isApart', { names })),
  ]
    .filter(Boolean)
    .join(' · ')
}
