import type { Person, Recording } from '@samsyn/shared'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { AddPerson } from './AddPerson.tsx'
import { ConsentState } from './ConsentState.tsx'
import { History } from './History.tsx'
import { PersonLine, PersonRow } from './PersonRow.tsx'
import './consent.css'

type Props = { recording: Recording | null; worker: Person; mayDescribe: boolean }

/** Who is in the film, by role, and whether each has given consent. */
export function PeoplePart({ recording, worker, mayDescribe }: Props) {
  const { t } = useTranslation()
  const firstChip = useRef<HTMLButtonElement>(null)
  if (!recording || recording.state === 'refused') {
    return <p className="ui-muted">{mayDescribe ? t('recording.people.later') : t('recording.people.laterFor')}</p>
  }
  const { persons } = recording
  return (
    <>
      {mayDescribe ? <p>{t('recording.people.why')}</p> : null}
      {persons.length > 0 ? (
        <ul className="consent-people">
          {persons.map(person =>
            mayDescribe ? (
              <PersonRow
                key={person.id}
                recordingId={recording.id}
                person={person}
                onRemoved={() => firstChip.current?.focus()}
              />
            ) : (
              <PersonLine key={person.id} person={person} />
            ),
          )}
        </ul>
      ) : null}
      {mayDescribe ? <AddPerson recordingId={recording.id} persons={persons} firstChip={firstChip} /> : null}
      <ConsentState persons={persons} worker={worker} mayDescribe={mayDescribe} />
      <History recording={recording} />
      {mayDescribe ? <WhatConsentMeans /> : null}
    </>
  )
}

function WhatConsentMeans() {
  const { t } = useTranslation()
  return (
    <details className="consent-what">
      <summary>{t('recording.people.consentWhat')}</summary>
      <p>{t('recording.people.consentWhy')}</p>
    </details>
  )
}
