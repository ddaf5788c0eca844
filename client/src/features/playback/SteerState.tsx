import { type Attendee, may, type PersonId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useStore } from '../../useStore.ts'
import type { MeetingSteering } from './meeting-steering.ts'
import { wheelOf } from './wheel.ts'
import './SteerState.css'

type Props = {
  steering: Pick<MeetingSteering, 'controllerId' | 'asking'>
  attendees: readonly Attendee[]
  selfId: PersonId
  onAsk: (asking: boolean) => void
  onTakeControl: () => void
}

/** Who steers, in words, and the presses that ask for the wheel or take it. */
export function SteerState({ steering, attendees, selfId, onAsk, onTakeControl }: Props) {
  const { t } = useTranslation()
  const wheel = wheelOf(useStore(steering.controllerId), attendees, selfId)
  const asking = useStore(steering.asking).includes(selfId)
  const relation = attendees.find(({ id }) => id === selfId)?.relation ?? null
  const entitled = may(relation, 'playback:steer')
  const words = {
    mine: () => t('playback.youSteer'),
    free: () => t('playback.nobodySteers'),
    theirs: (name: string) => t(asking ? 'playback.youAsked' : 'playback.otherSteers', { name }),
  }
  return (
    <div className="steer-state">
      <p className="steer-state__words" role="status" data-testid="controller">
        {wheel.kind === 'theirs' ? words.theirs(wheel.name) : words[wheel.kind]()}
      </p>
      {entitled && wheel.kind === 'theirs' && (
        <Button size="compact" variant="quiet" onPress={() => onAsk(!asking)} data-testid="ask-control">
          {t(asking ? 'playback.unask' : 'playback.askControl')}
        </Button>
      )}
      {entitled && wheel.kind !== 'mine' && (
        <Button size="compact" onPress={onTakeControl} data-testid="take-control">
          {t('playback.takeControl')}
        </Button>
      )}
    </div>
  )
}
