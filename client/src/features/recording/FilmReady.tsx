import type { Film, Recording } from '@samsyn/shared'
import { Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { date, dateTime, filmTime } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/Stack.tsx'
import { Discard } from './Discard.tsx'
import { Poster } from './Poster.tsx'

const noticeableMs = 1000

type Props = {
  recording: Recording
  film: Film
  mayDiscard: boolean
  /** It is this person's own film, which has a page to be watched on. */
  isOwner: boolean
}

/** A film that is ready: a picture of it, how long it is, and what there is to know. */
export function FilmReady({ recording, film, mayDiscard, isOwner }: Props) {
  const { t } = useTranslation()
  const mayWatch = isOwner && recording.playable
  const facts = [
    t('recording.ready.length', { duration: filmTime(film.durationMs) }),
    ...(film.hasAudio ? [] : [t('recording.ready.silent')]),
    t('recording.ready.sent', { when: dateTime(recording.createdMs, language()) }),
    ...(recording.retainUntilMs === null
      ? []
      : [t('viewing.retained', { when: date(recording.retainUntilMs, language()) })]),
  ]
  return (
    <>
      {recording.playable ? <Poster recordingId={recording.id} film={film} /> : null}
      <p data-testid="film-ready">
        <strong>{recording.playable ? t('recording.ready.title') : t('recording.ready.closedTitle')}.</strong>{' '}
        <span className="ui-muted">{facts.join(' · ')}</span>
      </p>
      {film.missingMs > noticeableMs ? (
        <Notice
          tone="attention"
          title={t('recording.ready.missing', { missing: filmTime(film.missingMs) })}
          data-testid="film-missing"
        >
          {mayDiscard ? t('recording.ready.missingChoice') : null}
        </Notice>
      ) : null}
      {mayWatch || mayDiscard ? (
        <Row>
          {mayWatch ? (
            <LinkButton href={`/rounds/${recording.cycleId}/film`} icon={Play} data-testid="watch-film">
              {t('watching.seeFilm')}
            </LinkButton>
          ) : null}
          {mayDiscard ? (
            <Discard recordingId={recording.id} what={film.missingMs > noticeableMs ? 'part' : 'film'} />
          ) : null}
        </Row>
      ) : null}
    </>
  )
}
