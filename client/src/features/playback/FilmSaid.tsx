import type { Attendee, PersonId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { filmTime } from '../../i18n/format.ts'
import { useStore } from '../../useStore.ts'
import type { MeetingSteering } from './meeting-steering.ts'
import { useSettled } from './useSettled.ts'

type Props = { steering: Pick<MeetingSteering, 'said'>; attendees: readonly Attendee[]; selfId: PersonId }

const settledMs = 300

/** Who last stopped, started or moved the film, and where: "Bo satte filmen på pause ved 0:18". */
export function FilmSaid({ steering, attendees, selfId }: Props) {
  const { t } = useTranslation()
  const said = useSettled(useStore(steering.said), settledMs)
  const own = said?.personId === selfId
  const name = own ? t('playback.said.you') : attendees.find(({ id }) => id === said?.personId)?.displayName
  return (
    <p className="film-said" role="status" data-testid="playback-said">
      {said && name && t(`playback.said.${said.did}`, { name, time: filmTime(said.filmMs) })}
    </p>
  )
}
