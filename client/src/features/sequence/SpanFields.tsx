import type { Film } from '@samsyn/shared'
import { Minus, Play, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { spokenTime } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { Draft } from './draft.ts'
import { nudged, type Span } from './span.ts'
import { exactTime } from './words.ts'
import './SpanFields.css'

type Props = {
  span: Span
  guessed: Draft['guessed']
  film: Film
  onTrim: (span: Span) => void
  onShow: (ms: number) => void
  onPlay: () => void
}

/** Where the sequence begins and ends, to the frame. */
export function SpanFields({ span, guessed, film, onTrim, onShow, onPlay }: Props) {
  const { t } = useTranslation()
  const length = spokenTime(Math.round((span.endMs - span.startMs) / 1000) * 1000, language())
  const end = { span, film, onTrim, onShow }
  return (
    <fieldset className="span-fields">
      <legend className="span-fields__legend">{t('sequence.edit.ends')}</legend>
      <End {...end} edge="startMs" word="start" />
      <End {...end} edge="endMs" word="end" />
      <div className="span-fields__length">
        <p aria-live="polite">
          {guessed === null ? t('sequence.edit.length', { length }) : null}
          {guessed === 'endMs' ? t('sequence.edit.endGuessed') : null}
          {guessed === 'startMs' ? t('sequence.edit.startGuessed') : null}
        </p>
        <Button size="compact" variant="quiet" icon={Play} onPress={onPlay} data-testid="play-draft">
          {t('sequence.edit.play')}
        </Button>
      </div>
    </fieldset>
  )
}

type EndProps = Pick<Props, 'span' | 'film' | 'onTrim' | 'onShow'> & { edge: keyof Span; word: 'start' | 'end' }

function End({ span, film, onTrim, onShow, edge, word }: EndProps) {
  const { t } = useTranslation()
  const time = exactTime(span[edge], language())
  const nudge = (frames: number) => onTrim({ ...span, [edge]: nudged(span[edge], frames, film.frameRate) })
  const goTo = word === 'start' ? t('sequence.edit.goToStart', { time }) : t('sequence.edit.goToEnd', { time })
  return (
    <div className="span-fields__end">
      <span className="span-fields__word" aria-hidden="true">
        {t(`sequence.edit.${word}`)}
      </span>
      <IconButton label={t(`sequence.edit.${word}Back`)} icon={Minus} size="compact" onPress={() => nudge(-1)} />
      <Button
        size="compact"
        variant="quiet"
        className="span-fields__time"
        aria-label={goTo}
        onPress={() => onShow(span[edge])}
        data-testid={`draft-${word}`}
      >
        {time}
      </Button>
      <IconButton label={t(`sequence.edit.${word}Forward`)} icon={Plus} size="compact" onPress={() => nudge(1)} />
    </div>
  )
}
