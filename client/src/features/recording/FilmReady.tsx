import type { Film, Recording } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { date, dateTime, filmTime } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/Stack.tsx'
import { Discard } from './Discard.tsx'
import { Poster } from './Poster.tsx'

const noticeableMs = 1000

type Props = { recording: Recording; film: Film; mayDiscard: boolean }

/** A film that is ready: a picture of it, how long it is, and what there is to know. */
export function FilmReady({ recording, film, mayDiscard }: Props) {
  const { t } = useTranslation()
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
      {mayDiscard ? (
        <Row>
          <Discard recordingId={recording.id} what={film.missingMs > noticeableMs ? 'part' : 'film'} />
        </Row>
      ) : null}
    </>
  )
}
