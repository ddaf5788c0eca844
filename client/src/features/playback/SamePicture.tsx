import type { Attendee, ParticipantFrame, PersonId, Whereabouts } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useStore } from '../../useStore.ts'
import { useAwayWords } from './away-words.ts'
import type { MeetingSteering } from './meeting-steering.ts'
import { namesOf } from './names.ts'
import { type PictureState, pictureState } from './picture-state.ts'
import { useSettled } from './useSettled.ts'
import './SamePicture.css'

type Props = {
  steering: Pick<MeetingSteering, 'vector' | 'frames' | 'hold'>
  attendees: readonly Attendee[]
  selfId: PersonId
  /** What this screen itself shows. */
  own: ParticipantFrame
  /** Where everybody is who belongs here. */
  whereabouts: ReadonlyMap<PersonId, Whereabouts>
}

const patienceMs = 400

/** "Samme billede" when everybody's screen shows the same frame; else whose does not, and why, or who is not here. */
export function SamePicture({ steering, attendees, selfId, own, whereabouts }: Props) {
  const { t } = useTranslation()
  const vector = useStore(steering.vector)
  const frames = useStore(steering.frames)
  const hold = useStore(steering.hold)
  const here = attendees.filter(({ present }) => present).map(({ id }) => id)
  const state = pictureState(vector.rev, frames, hold, { here, own })
  const moving = vector.playing && own.status !== 'showing'
  const away = useAwayWords({ attendees, whereabouts, alone: state.kind === 'alone', moving })
  const picture = useWords(state, attendees, selfId)
  const words = away ?? picture
  const wordsWithoutNames = { same: words, running: t('playback.running'), waiting: '', alone: words }
  const settled = useSettled(words, patienceMs) === words
  // Names come when they have stood for a moment, so that a quick step does not flicker; the rest is said at once.
  const shown = settled ? words : wordsWithoutNames[state.kind]
  return (
    <p
      className="same-picture"
      data-testid="same-picture"
      data-rev={vector.rev}
      data-state={state.kind}
      data-away={away !== null || undefined}
      role="status"
    >
      {shown}
    </p>
  )
}

function useWords({ kind, ...who }: PictureState, attendees: Props['attendees'], selfId: PersonId) {
  const { t } = useTranslation()
  const { waitingFor, late, blank, apart } = who
  const others = attendees.filter(({ id }) => id !== selfId)
  const say = (ids: readonly PersonId[], own: string, named: (names: string) => string) => {
    const names = namesOf(ids, others)
    return [ids.includes(selfId) && own, names && named(names)]
  }
  const withMe = attendees.map(one => (one.id === selfId ? { ...one, displayName: t('playback.you') } : one))
  const missing = namesOf(waitingFor, withMe)
  if (kind === 'same') return t('playback.samePicture')
  return [
    kind === 'running' && late.length + blank.length === 0 && t('playback.running'),
    ...say(late, t('playback.youAreLate'), names => t('playback.isLate', { names })),
    ...say(blank, t('playback.youAreBlank'), names => t('playback.isBlank', { names })),
    missing && t('playback.waitingFor', { names: missing }),
    ...say(apart, t('playback.youAreApart'), names => t('playback.isApart', { names })),
  ]
    .filter(Boolean)
    .join(' · ')
}
