import { type Attendee, type Hold, type HoldChoice, may, type PersonId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import type { Player, PlayerClock } from '../../player/Player.ts'
import { Button } from '../../ui/Button.tsx'
import { useStore } from '../../useStore.ts'
import { Countdown } from './Countdown.tsx'
import type { MeetingSteering } from './meeting-steering.ts'
import { namesOf } from './names.ts'
import { useLeftBehind } from './useLeftBehind.ts'
import { wheelOf } from './wheel.ts'
import './HoldBanner.css'

type Props = {
  steering: MeetingSteering
  player: Player
  clock: PlayerClock
  attendees: readonly Attendee[]
  selfId: PersonId
  onDecide: (choice: HoldChoice) => void
}

/** Over the film's lower edge: whom the room waits for and for how long; to the one waited for, that they are. */
export function HoldBanner(props: Props) {
  const { t } = useTranslation()
  const { steering, player, selfId } = props
  const hold = useStore(steering.hold)
  const leftBehind = useLeftBehind(hold, selfId, player)
  return (
    <div aria-live="polite">
      {hold && <Waiting {...props} hold={hold} />}
      {!hold && leftBehind && (
        <div className="ui-film over-film hold" data-testid="left-behind">
          <p className="over-film__words">{t('playback.hold.goneOn')}</p>
        </div>
      )}
    </div>
  )
}

function Waiting({ steering, clock, attendees, selfId, onDecide, hold }: Props & { hold: Hold }) {
  const { t } = useTranslation()
  const { atMs } = useStore(steering.vector)
  const wheel = wheelOf(useStore(steering.controllerId), attendees, selfId)
  const waitedFor = hold.personIds.includes(selfId)
  const relation = attendees.find(({ id }) => id === selfId)?.relation ?? null
  const decides = !waitedFor && wheel.kind !== 'theirs' && may(relation, 'playback:steer')
  const names = namesOf(hold.personIds, attendees)
  return (
    <div className="ui-film over-film hold" data-testid="hold">
      <p className="over-film__words">
        {waitedFor ? t('playback.hold.you') : t(hold.forAll ? 'playback.hold.forAll' : 'playback.hold.for', { names })}
      </p>
      {decides && (
        <div className="hold__choices">
          <Button size="compact" onPress={() => onDecide('go-on')} data-testid="hold-go-on">
            {t('playback.hold.goOn')}
          </Button>
          {!hold.forAll && (
            <Button size="compact" variant="quiet" onPress={() => onDecide('wait-for-all')} data-testid="hold-wait">
              {t('playback.hold.wait')}
            </Button>
          )}
        </div>
      )}
      <Countdown key={atMs} fromMs={hold.sinceMs} toMs={atMs} clock={clock} />
    </div>
  )
}
