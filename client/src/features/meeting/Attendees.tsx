import { type Attendee, may, type ParticipantFrame, type PersonId } from '@samsyn/shared'
import { EllipsisVertical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import './Attendees.css'

type Props = {
  attendees: readonly Attendee[]
  frames: readonly ParticipantFrame[]
  selfId: PersonId
  controllerId: PersonId | null
  onHandControl: (toId: PersonId) => void
}

/** Who belongs here, who is in the room, who steers, which frame each one sees; who steers can give the wheel away. */
export function Attendees({ attendees, frames, selfId, controllerId, onHandControl }: Props) {
  const mayTake = ({ id, present, relation }: Attendee) =>
    controllerId === selfId && id !== selfId && present && may(relation, 'playback:steer')
  return (
    <ul className="attendees">
      {attendees.map(attendee => (
        <li
          key={attendee.id}
          className="attendees__person"
          data-testid={`attendee-${attendee.id}`}
          data-present={attendee.present}
        >
          <Facts {...{ attendee, attendees, frames, controllerId }} self={attendee.id === selfId} />
          {mayTake(attendee) && <HandOver attendee={attendee} onHandControl={onHandControl} />}
        </li>
      ))}
    </ul>
  )
}

type FactsProps = Pick<Props, 'attendees' | 'frames' | 'controllerId'> & { attendee: Attendee; self: boolean }

function Facts({ attendee, attendees, frames, controllerId, self }: FactsProps) {
  const { t } = useTranslation()
  const { id, displayName, relation, present, sharesRoomWith } = attendee
  const host = attendees.find(other => other.id === sharesRoomWith)?.displayName
  return (
    <div className="attendees__words">
      <span className="attendees__name">
        {displayName} {self && <span className="attendees__me">({t('meeting.me')})</span>}
      </span>
      <span className="attendees__facts">
        {t(`meeting.relation.${relation}`)} · {t(present ? 'meeting.here' : 'meeting.notHere')}
        {id === controllerId && ` · ${t('meeting.steers')}`}
      </span>
      {host && <span className="attendees__facts">{t('meeting.sharesRoom', { name: host })}</span>}
      {present && <Seen frame={frames.find(({ personId }) => personId === id)} />}
    </div>
  )
}

function HandOver({ attendee, onHandControl }: { attendee: Attendee } & Pick<Props, 'onHandControl'>) {
  const { t } = useTranslation()
  const { id, displayName: name } = attendee
  const label = t('meeting.doWith', { name })
  return (
    <Menu
      trigger={<IconButton label={label} icon={EllipsisVertical} size="compact" data-testid={`attendee-menu-${id}`} />}
      label={label}
      items={[{ id: 'hand-control', label: t('meeting.handControl') }]}
      onAction={() => onHandControl(id)}
    />
  )
}

function Seen({ frame }: { frame: ParticipantFrame | undefined }) {
  const { t } = useTranslation()
  if (!frame) return null
  const words =
    frame.status === 'showing' ? t('meeting.seesFrame', { frame: frame.frame }) : t(`meeting.player.${frame.status}`)
  return <span className="attendees__facts">{words}</span>
}
