import type { ConsentAnswer, ConsentBasis, FilmedPerson, RecordingId } from '@samsyn/shared'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { SayYes } from './SayYes.tsx'
import { TakeBack } from './TakeBack.tsx'
import './consent.css'

type Props = { recordingId: RecordingId; person: FilmedPerson; onRemoved: () => void }

/** One who is in the film, and what they have said. */
export function PersonRow({ recordingId, person, onRemoved }: Props) {
  const { t } = useTranslation()
  const refreshed = ['recording:get', 'consent:history', 'course:of-cycle', 'course:list'] as const
  const state = useChange('consent:state', refreshed)
  const remove = useChange('recording:remove-person', refreshed)
  const [asks, setAsks] = useState<'how' | 'taken-back' | null>(null)
  const error = state.error ?? remove.error
  const say = (answer: ConsentAnswer, basis?: ConsentBasis) => {
    setAsks(null)
    state.mutate({ recordingId, id: person.id, answer, ...(basis && { basis }) })
  }
  const choose = (answer: ConsentAnswer) => {
    if (answer === 'given') setAsks('how')
    else if (person.supervision === 'given') setAsks('taken-back')
    else say(answer)
  }
  const options = (['given', 'declined', 'pending'] as const).map(value => ({
    value,
    label: t(`recording.people.answer.${value}`),
  }))
  return (
    <li className="consent-person" data-testid={`person-${person.id}`}>
      <RadioGroup
        label={person.label}
        aria-label={t('recording.people.consentOf', { label: person.label })}
        orientation="horizontal"
        options={options}
        value={state.isPending ? state.variables.answer : answerOf(person)}
        onChange={choose}
        data-testid={`consent-${person.id}`}
      />
      <IconButton
        icon={X}
        label={t('recording.people.remove', { label: person.label })}
        isDisabled={remove.isPending}
        onPress={() => remove.mutate({ recordingId, id: person.id }, { onSuccess: onRemoved })}
      />
      {error ? <Notice tone="problem" title={t(`errors.${error.code}`)} live /> : null}
      <TakeBack
        {...{ recordingId, person }}
        isOpen={asks === 'taken-back'}
        onClose={() => setAsks(null)}
        onNotYet={() => say('pending')}
      />
      {asks === 'how' ? (
        <SayYes person={person} onClose={() => setAsks(null)} onSaid={basis => say('given', basis)} />
      ) : null}
    </li>
  )
}

const answerOf = ({ supervision }: FilmedPerson) => (supervision === 'withdrawn' ? 'declined' : supervision)

/** The same to look at, for those who may not change it. */
export function PersonLine({ person }: { person: FilmedPerson }) {
  const { t } = useTranslation()
  return (
    <li className="consent-line" data-testid={`person-${person.id}`}>
      <strong>{person.label}</strong>
      <span className="ui-muted">{t(`recording.people.state.${person.supervision}`)}</span>
    </li>
  )
}
