import { may } from '@samsyn/shared'
import { SkipForward } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelf } from '../../app/SelfContext.tsx'
import { ChatPeek } from '../../features/chat/ChatPeek.tsx'
import { FilmSaid } from '../../features/playback/FilmSaid.tsx'
import { SequenceCard } from '../../features/playback/SequenceCard.tsx'
import { SequenceLine } from '../../features/playback/SequenceLine.tsx'
import { readingMs } from '../../features/playback/sequence-run.ts'
import { useCardOpen } from '../../features/playback/useCardOpen.ts'
import { useSequenceEnd } from '../../features/playback/useSequenceEnd.ts'
import { wheelOf } from '../../features/playback/wheel.ts'
import { Button } from '../../ui/Button.tsx'
import { useStore } from '../../useStore.ts'
import type { StageParts } from './RoomStage.tsx'
import './StageLine.css'

/** Right under the film: the sequence that is on, who last moved the film, and for who steers the next sequence. */
export function StageLine(parts: StageParts) {
  const { t } = useTranslation()
  const { room, sequences, manual, led, player, hands, lookBack, attendees } = parts
  const { id: selfId } = useSelf()
  const vector = useStore(room.steering.vector)
  const ended = useSequenceEnd(vector, room.clock, player)
  const card = useRef<HTMLElement>(null)
  const sequence = sequences.find(({ id }) => id === vector.sequenceId) ?? null
  const foldAfterMs = readingMs(sequence?.question ?? '')
  const [open, setOpen] = useCardOpen({ sequenceId: sequence?.id ?? null, ended, foldAfterMs }, card)
  const leads = useLeads(parts, selfId)
  const { next } = led
  const { justCome } = parts.news
  const writer = attendees.find(({ id }) => id === justCome?.personId)
  const onNext = leads && next ? () => led.goToStep(next.id) : undefined
  return (
    <div className="stage-line">
      {sequence && <SequenceLine sequence={sequence} open={open} onOpen={setOpen} />}
      <div className="stage-line__word">
        <ChatPeek line={justCome} name={writer?.displayName ?? ''} onOpen={parts.onOpenChat} />
        {!justCome && <FilmSaid steering={room.steering} attendees={attendees} selfId={selfId} />}
      </div>
      {onNext && (
        <Button size="compact" variant="quiet" icon={SkipForward} onPress={onNext} data-testid="next-sequence">
          {t('playback.sequence.nextOne')}
        </Button>
      )}
      {sequence && open && !lookBack.apart && (
        <SequenceCard
          ref={card}
          {...{ sequence, manual, ended, onNext }}
          onRepeat={leads ? hands?.play : undefined}
          onFold={() => setOpen(false)}
        />
      )}
    </div>
  )
}

/** Whether the film is in this person's hands, or free to be taken into them. */
function useLeads({ room, attendees, lookBack }: StageParts, selfId: ReturnType<typeof useSelf>['id']) {
  const wheel = wheelOf(useStore(room.steering.controllerId), attendees, selfId)
  const relation = attendees.find(({ id }) => id === selfId)?.relation ?? null
  return lookBack.apart === null && wheel.kind !== 'theirs' && may(relation, 'playback:steer')
}
