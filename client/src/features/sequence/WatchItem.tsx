import type { Sequence } from '@samsyn/shared'
import { Play, Repeat } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { filmTime } from '../../i18n/format.ts'
import { KindTag } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'

type Props = {
  sequence: Sequence
  title: string
  dimension: string
  isShown: boolean
  isLooping: boolean
  isOver: boolean
  onPlay: () => void
  onLoop: () => void
}

/** One sequence for who watches: what it is, when, the question, and the buttons that play it. */
export function WatchItem({ sequence, title, dimension, isShown, isLooping, isOver, onPlay, onLoop }: Props) {
  const { t } = useTranslation()
  const { id, kind, startMs, endMs, question, damaged } = sequence
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isShown) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isShown])
  return (
    <li ref={item} className="sequence-item" data-shown={isShown || undefined} data-testid={`watch-${id}`}>
      <div className="sequence-item__head">
        <KindTag kind={kind}>{t(`sequence.kinds.${kind}`)}</KindTag>
        <span className="ui-time sequence-item__time">
          {filmTime(startMs)}–{filmTime(endMs)}
        </span>
      </div>
      <h3 className="sequence-item__title">{title}</h3>
      {title === dimension ? null : <p className="ui-meta">{dimension}</p>}
      {question ? <p data-testid="watch-question">{question}</p> : null}
      {damaged ? <p className="ui-small">{t('watching.damaged')}</p> : null}
      <div className="watch-item__hands">
        <Button
          size="compact"
          icon={Play}
          aria-label={t(isOver ? 'watching.againOf' : 'sequence.item.play', { title })}
          onPress={onPlay}
          data-testid="watch-play"
        >
          {t(isOver ? 'watching.again' : 'playback.play')}
        </Button>
        <Button
          size="compact"
          variant="quiet"
          icon={Repeat}
          pressed={isLooping}
          aria-label={t('sequence.item.loop', { title })}
          onPress={onLoop}
          data-testid="watch-loop"
        >
          {t('watching.loop')}
        </Button>
      </div>
    </li>
  )
}
