import type { Attendee, PersonId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'
import './SoundHere.css'

type Props = {
  attendees: readonly Attendee[]
  selfId: PersonId
  onShareRoom: (withId: PersonId | null) => void
  ducks: boolean
  onDuck: (ducks: boolean) => void
}

const alone = 'alone'

/** How this machine sounds: with whom it shares a room, and whether the film makes room for voices. */
export function SoundHere({ attendees, selfId, onShareRoom, ducks, onDuck }: Props) {
  const { t } = useTranslation()
  const present = attendees.filter(({ id, present }) => present && id !== selfId)
  const withId = attendees.find(({ id }) => id === selfId)?.sharesRoomWith ?? null
  const guests = present.filter(({ sharesRoomWith }) => sharesRoomWith === selfId)
  const hosts = present.filter(({ sharesRoomWith }) => sharesRoomWith === null)
  const choose = (chosen: string) => onShareRoom(hosts.find(({ id }) => id === chosen)?.id ?? null)
  const description = () => {
    if (withId) return t('media.room.quiet')
    return guests.length > 0 ? t('media.room.youAreHeard') : t('media.room.why')
  }
  return (
    <section className="sound-here" aria-label={t('media.soundHere')}>
      <h2 className="sound-here__title">{t('media.soundHere')}</h2>
      <Select
        label={t('media.room.label')}
        description={description()}
        value={withId ?? alone}
        items={[
          { id: alone, label: t('media.room.alone') },
          ...hosts.map(({ id, displayName }) => ({ id, label: displayName })),
        ]}
        isDisabled={guests.length > 0}
        onChange={choose}
        data-testid="share-room"
      />
      <Switch label={t('media.duck')} isSelected={ducks} onChange={onDuck} data-testid="duck" />
    </section>
  )
}
