import { dimensionLabel, type Manual, type Sequence } from '@samsyn/shared'
import { ArrowRight, Repeat, X } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/i18n.ts'
import { KindTag } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import './SequenceCard.css'

type Props = {
  ref: Ref<HTMLElement>
  sequence: Sequence
  manual: Manual
  ended: boolean
  /** Left out for those who do not steer. */
  onRepeat?: (() => void) | undefined
  onNext?: (() => void) | undefined
  onFold: () => void
}

/** What the sequence that is on is about: its kind, its dimension, its question; at its end, what can be done next. */
export function SequenceCard({ ref, sequence, manual, ended, onRepeat, onNext, onFold }: Props) {
  const { t } = useTranslation()
  return (
    <section
      ref={ref}
      className="ui-film over-film sequence-card"
      aria-label={t('playback.sequence.card')}
      data-testid="sequence-card"
      data-ended={ended || undefined}
    >
      <div className="sequence-card__head">
        <KindTag kind={sequence.kind}>{t(`sequence.kinds.${sequence.kind}`)}</KindTag>
        <span className="sequence-card__dimension">{dimensionLabel(manual, sequence.dimension, language())}</span>
        <IconButton
          label={t('playback.sequence.fold')}
          icon={X}
          size="compact"
          onPress={onFold}
          data-testid="sequence-card-fold"
        />
      </div>
      {sequence.title && <p className="sequence-card__title">{sequence.title}</p>}
      {sequence.question && <p className="sequence-card__question">{sequence.question}</p>}
      {ended && (
        <div className="sequence-card__end">
          <p role="status">{t('playback.sequence.ended')}</p>
          {onRepeat && (
            <Button size="compact" icon={Repeat} onPress={onRepeat} data-testid="sequence-repeat">
              {t('playback.sequence.repeat')}
            </Button>
          )}
          {onNext && (
            <Button size="compact" icon={ArrowRight} onPress={onNext} data-testid="sequence-card-next">
              {t('playback.sequence.next')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
