import type { Attendee, PersonId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useStore } from '../../useStore.ts'
import type { MeetingSteering } from './meeting-steering.ts'
import './Asking.css'

type Props = {
  steering: Pick<MeetingSteering, 'controllerId' | 'asking'>
  attendees: readonly Attendee[]
  selfId: PersonId
  onHand: (toId: PersonId) => void
  onDecline: (personId: PersonId) => void
}

/** For the one who steers: who asks for the wheel, and the presses that give it or not now. */
export function Asking({ steering, attendees, selfId, onHand, onDecline }: Props) {
  const { t } = useTranslation()
  const mine = useStore(steering.controllerId) === selfId
  const asking = useStore(steering.asking)
  const here = attendees.filter(({ id, present }) => mine && present && id !== selfId && asking.includes(id))
  return (
    <div aria-live="polite" data-testid="asking">
      {here.map(({ id, displayName: name }) => (
        <div key={id} className="ui-film over-film asking">
          <p className="over-film__words">{t('playback.asks', { name })}</p>
          <Button size="compact" onPress={() => onHand(id)} data-testid={`hand-control-${id}`}>
            {t('playback.handControl')}
          </Button>
          <Button size="compact" variant="quiet" onPress={() => onDecline(id)} data-testid={`decline-control-${id}`}>
            {t('playback.notNow')}
          </Button>
        </div>
      ))}
    </div>
  )
}
