import type { SignedInPlace } from '@samsyn/shared'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useChange } from '../../app/queries.ts'
import { ago } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { usePlaceName } from './usePasskeyName.ts'

/** Every place where I am signed in, this one first; any other can be signed out from here. */
export function SessionList() {
  const { t } = useTranslation()
  const { data: places = [], error } = useAnswer('session:list', {})
  const queries = useQueryClient()
  const end = useChange('session:end')
  const endOthers = useChange('session:end-others')
  const status = useRef<HTMLParagraphElement>(null)
  const [said, setSaid] = useState<string | null>(null)
  const put = (sentence: string) => (left: readonly SignedInPlace[]) => {
    queries.setQueryData(['session:list', {}], left)
    setSaid(sentence)
    // The button that was pressed is gone.
    status.current?.focus()
  }
  const sorted = places.toSorted((one, other) => Number(other.current) - Number(one.current))
  const problem = error ?? end.error ?? endOthers.error
  return (
    <section className="session-part" aria-labelledby="places">
      <h2 id="places">{t('session.access.places')}</h2>
      <p className="ui-muted">{t('session.access.placesWhy')}</p>
      {problem ? <Notice tone="problem" title={t(`errors.${problem.code}`)} live /> : null}
      <ul className="session-places" data-testid="places">
        {sorted.map(place => (
          <Place
            key={place.id}
            place={place}
            busy={end.isPending && end.variables.id === place.id}
            onEnd={() => end.mutate({ id: place.id }, { onSuccess: put(t('session.access.ended')) })}
          />
        ))}
      </ul>
      <p ref={status} tabIndex={-1} role="status" className="ui-muted" data-testid="places-said">
        {said ?? (places.length === 1 ? t('session.access.only') : '')}
      </p>
      {places.length > 1 ? (
        <Button
          isDisabled={endOthers.isPending}
          onPress={() => endOthers.mutate({}, { onSuccess: put(t('session.access.endedOthers')) })}
          data-testid="end-others"
        >
          {t('session.access.endOthers')}
        </Button>
      ) : null}
    </section>
  )
}

function Place({ place, busy, onEnd }: { place: SignedInPlace; busy: boolean; onEnd: () => void }) {
  const { t } = useTranslation()
  const name = usePlaceName(place)
  const when = (ms: number) => ago(ms, Date.now(), language())
  const since = `${t('session.access.since', { when: when(place.createdMs) })} ${t(`session.access.by.${place.method}`)}`
  return (
    <li className="session-place" data-testid={place.current ? 'place-here' : 'place'}>
      <div>
        <p className="session-place-name">{name}</p>
        <p className="ui-muted">
          {place.current ? null : `${t('session.access.last', { when: when(place.seenMs) })} · `}
          {since}
        </p>
      </div>
      {place.current ? (
        <Badge tone="accent">{t('session.access.here')}</Badge>
      ) : (
        <Button
          size="compact"
          isDisabled={busy}
          onPress={onEnd}
          aria-label={t('session.access.endNamed', { place: name })}
          data-testid="end-place"
        >
          {t('session.access.end')}
        </Button>
      )}
    </li>
  )
}
