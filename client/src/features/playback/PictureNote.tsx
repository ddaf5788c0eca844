import { useTranslation } from 'react-i18next'
import type { Deck } from '../../player/deck.ts'
import { Button } from '../../ui/Button.tsx'
import { useStore } from '../../useStore.ts'
import './PictureNote.css'

/** In the film's corner, where the line is weak: that the picture is the small one, and the way to the other. */
export function PictureNote({ deck }: { deck: Deck }) {
  const { t } = useTranslation()
  const note = useStore(deck.note)
  return (
    <div className="picture-note" aria-live="polite">
      {note && (
        <div className="ui-film picture-note__box" data-testid="picture-note" data-note={note}>
          <p className="picture-note__words">{t(`playback.picture.${note}`)}</p>
          <Button
            size="compact"
            variant="quiet"
            onPress={() => deck.wantBest(note === 'small')}
            data-testid="picture-choice"
          >
            {t(note === 'small' ? 'playback.picture.wantBest' : 'playback.picture.wantSmall')}
          </Button>
        </div>
      )}
    </div>
  )
}
