import type { Attendee, PersonId, Whereabouts } from '@samsyn/shared'
import { type ReactNode, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useStore } from '../../useStore.ts'
import { AwayFace } from './AwayFace.tsx'
import type { Call } from './call.ts'
import { Face } from './Face.tsx'
import type { LocalMedia } from './local-media.ts'
import { TrackAudio } from './TrackAudio.tsx'
import './Faces.css'

type Props = {
  call: Call
  local: LocalMedia
  attendees: readonly Attendee[]
  selfId: PersonId
  /** Whether the voices come from another machine in the same room. */
  heardElsewhere: boolean
  whereabouts: ReadonlyMap<PersonId, Whereabouts>
  /** What one who is alone can do about that. */
  invite?: ReactNode
}

/** Everybody's face, mine last, and the voices. Whose seat is kept has a place here, and to one who is alone everybody. */
export function Faces({ call, local, attendees, selfId, heardElsewhere, whereabouts, invite }: Props) {
  const { t } = useTranslation()
  const remote = useStore(call.remote)
  const speakingId = useStore(call.speakingId)
  const state = useStore(call.state)
  const camera = useStore(local.camera)
  const [refusals, setRefusals] = useState(0)
  const [round, setRound] = useState(0)
  const onRefused = useCallback(() => setRefusals(count => count + 1), [])
  const hearAll = () => {
    setRefusals(0)
    setRound(count => count + 1)
  }
  const others = attendees.filter(({ id }) => id !== selfId)
  const alone = !others.some(({ present }) => present)
  const awayOf = (id: PersonId) => {
    const where = whereabouts.get(id)
    return where !== 'here' && (where === 'cutOff' || alone) ? where : undefined
  }
  const firstAway = others.find(({ id }) => awayOf(id) !== undefined)?.id
  const me = attendees.find(attendee => attendee.id === selfId)
  return (
    <section className="faces" aria-label={t('media.faces')}>
      {others.map(({ id, displayName, present }) => {
        const where = awayOf(id)
        if (!present) {
          const name = displayName
          return (
            where && (
              <AwayFace key={id} {...{ id, name, where }}>
                {alone && id === firstAway && invite}
              </AwayFace>
            )
          )
        }
        return (
          <Face
            key={id}
            id={id}
            name={displayName}
            track={visible(remote.get(id)?.camera)}
            silent={!visible(remote.get(id)?.microphone)}
            speaking={speakingId === id}
          />
        )
      })}
      {me && <Face id={me.id} name={t('media.you')} track={camera.track} silent={false} speaking={false} own />}
      {[...remote].map(([id, media]) =>
        media.microphone && !heardElsewhere ? (
          <TrackAudio key={`${id}-${round}`} track={media.microphone.track} onRefused={onRefused} />
        ) : null,
      )}
      {refusals > 0 && !heardElsewhere && <Button onPress={hearAll}>{t('media.hearOthers')}</Button>}
      {state === 'lost' && (
        <p className="faces__state faces__state--over" role="status" data-testid="media-lost">
          {t('media.lost')}
        </p>
      )}
      {state === 'taken-over' && (
        <div className="faces__state" role="status">
          <p>{t('media.takenOver')}</p>
          <Button onPress={() => void call.join()}>{t('media.useHere')}</Button>
        </div>
      )}
    </section>
  )
}

const visible = (source: { track: MediaStreamTrack; paused: boolean } | undefined) =>
  source && !source.paused ? source.track : null
