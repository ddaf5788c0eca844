import { type Attendee, type PersonId, samePicture } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { useStore } from '../../useStore.ts'
import type { Steering } from './steering.ts'
import './SteerState.css'

type Props = { steering: Steering; attendees: readonly Attendee[]; selfId: PersonId; onTakeControl: () => void }

/** Who steers, in words, and the press that takes over. */
export function SteerState({ steering, attendees, selfId, onTakeControl }: Props) {
  const { t } = useTranslation()
  const controllerId = useStore(steering.controllerId)
  const name = attendees.find(({ id, present }) => id === controllerId && present)?.displayName
  const mine = controllerId === selfId
  const words = mine ? t('playback.youSteer') : name ? t('playback.otherSteers', { name }) : t('playback.nobodySteers')
  return (
    <p className="steer-state" role="status">
      <span data-testid="controller">{words}</span>
      {!mine && (
        <Button size="compact" onPress={onTakeControl} data-testid="take-control">
          {t('playback.takeControl')}
        </Button>
      )}
    </p>
  )
}

/** "Samme billede" when everybody's screen shows the same frame; else whose does not yet. */
export function SamePicture({ steering, attendees }: Pick<Props, 'steering' | 'attendees'>) {
  const { t } = useTranslation()
  const vector = useStore(steering.vector)
  const frames = useStore(steering.frames)
  const { same, waitingFor } = samePicture(vector.rev, frames)
  const names = waitingFor.flatMap(id => attendees.find(attendee => attendee.id === id)?.displayName ?? [])
  const state = same ? 'same' : frames.some(frame => frame.status === 'playing') ? 'running' : 'waiting'
  return (
    <p className="same-picture" data-testid="same-picture" data-state={state} role="status">
      {state === 'same' && t('playback.samePicture')}
      {state === 'running' && t('playback.running')}
      {state === 'waiting' && names.length > 0 && t('playback.waitingFor', { names: listOf(names) })}
    </p>
  )
}

const listOf = (names: readonly string[]) => new Intl.ListFormat(language()).format(names)
