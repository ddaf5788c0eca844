import type { Attendee, ParticipantFrame, PersonId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import './Attendees.css'

type Props = {
  attendees: readonly Attendee[]
  frames: readonly ParticipantFrame[]
  selfId: PersonId
  controllerId: PersonId | null
}

/** Who belongs here, who is in the room, who steers, and which frame each one sees. */
export function Attendees({ attendees, frames, selfId, controllerId }: Props) {
  const { t } = useTranslation()
  return (
    <ul className="attendees">
      {attendees.map(({ id, displayName, relation, present }) => (
        <li key={id} className="attendees__person" data-testid={`attendee-${id}`} data-present={present}>
          <span className="attendees__name">
            {displayName} {id === selfId && <span className="attendees__me">({t('meeting.me')})</span>}
          </span>
          <span className="attendees__facts">
            {t(`meeting.relation.${relation}`)} · {t(present ? 'meeting.here' : 'meeting.notHere')}
            {id === controllerId && ` · ${t('meeting.steers')}`}
          </span>
          {present && <Seen frame={frames.find(({ personId }) => personId === id)} />}
        </li>
      ))}
    </ul>
  )
}

function Seen({ frame }: { frame: ParticipantFrame | undefined }) {
  const { t } = useTranslation()
  if (!frame) return null
  const words =
    frame.status === 'showing' ? t('meeting.seesFrame', { frame: frame.frame }) : t(`meeting.player.${frame.status}`)
  return <span className="attendees__facts">{words}</span>
}
