import type { Meeting, ParticipantFrame, PersonId, Whereabouts } from '@samsyn/shared'
import { LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLine } from '../../app/LineContext.tsx'
import { useSelf } from '../../app/SelfContext.tsx'
import type { LocalMedia } from '../../features/media/local-media.ts'
import { MediaButtons } from '../../features/media/MediaButtons.tsx'
import { SamePicture } from '../../features/playback/SamePicture.tsx'
import { Button } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useStore } from '../../useStore.ts'
import type { Room } from './room.ts'

export const layouts = ['watch', 'talk', 'write'] as const
export type Layout = (typeof layouts)[number]

type Props = {
  room: Room
  meeting: Meeting
  local: LocalMedia
  layout: Layout
  /** Whether another machine in the same room hears this person. */
  heardElsewhere: boolean
  own: ParticipantFrame
  whereabouts: ReadonlyMap<PersonId, Whereabouts>
  onLayout: (layout: Layout) => void
  onLeave: () => void
}

/** The top of the room: which round, whether all see the same, how the room is arranged, my devices, the way out. */
export function RoomHeader({ room, meeting, local, layout, heardElsewhere, onLayout, onLeave, ...seen }: Props) {
  const { t } = useTranslation()
  const attendees = useStore(room.presence.attendees)
  const present = attendees.filter(attendee => attendee.present).length
  return (
    <header className="room__header">
      <div className="room__title">
        <Mark />
        <h1>{t('meeting.heading', { round: meeting.cycleIndex })}</h1>
        {/* To one who is alone it is said in the next place. */}
        {present > 1 && <span className="room__count">{t('meeting.present', { count: present })}</span>}
      </div>
      <LineState room={room} {...seen} />
      <fieldset className="room__layouts">
        <legend className="ui-visually-hidden">{t('meeting.layout')}</legend>
        <span className="room__layouts-label" aria-hidden="true">
          {t('meeting.layout')}
        </span>
        {layouts.map(name => (
          <Button
            key={name}
            size="compact"
            variant="quiet"
            pressed={name === layout}
            onPress={() => onLayout(name)}
            data-testid={`layout-${name}`}
          >
            {t(`meeting.layouts.${name}`)}
          </Button>
        ))}
      </fieldset>
      <div className="room__mine">
        <MediaButtons local={local} heardElsewhere={heardElsewhere} />
        <Button icon={LogOut} onPress={onLeave} data-testid="leave">
          {t('meeting.leave')}
        </Button>
      </div>
    </header>
  )
}

/** In one place: that all see the same, who is not here, or that the line is down and what that means. */
function LineState({ room, ...seen }: Pick<Props, 'room' | 'own' | 'whereabouts'>) {
  const { t } = useTranslation()
  const line = useStore(useLine().state)
  const { id: selfId } = useSelf()
  const attendees = useStore(room.presence.attendees)
  const entered = useStore(room.presence.entered)
  if (line === 'signed-out')
    return (
      <p className="room__line" role="alert">
        {t('errors.not-signed-in')}
      </p>
    )
  if (line !== 'online')
    return (
      <p className="room__line" role="status" data-testid="line-down">
        {t('meeting.lineDown')}
      </p>
    )
  if (!entered)
    return (
      <p className="room__line" role="status">
        {t('meeting.entering')}
      </p>
    )
  return <SamePicture steering={room.steering} {...{ attendees, selfId, ...seen }} />
}
