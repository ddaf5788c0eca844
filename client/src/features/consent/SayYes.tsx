import { type ConsentBasis, consentText, type FilmedPerson } from '@samsyn/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import './consent.css'

type Props = { person: FilmedPerson; onClose: () => void; onSaid: (basis: ConsentBasis) => void }

/** Asks who gave a consent and how, beside the text it was given to. */
export function SayYes({ person, onClose, onSaid }: Props) {
  const { t } = useTranslation()
  const [givenBy, setGivenBy] = useState<ConsentBasis['givenBy'] | null>(null)
  const [method, setMethod] = useState<ConsentBasis['method'] | null>(null)
  const [tried, setTried] = useState(false)
  const missing = tried && (givenBy === null || method === null)
  const save = () => {
    setTried(true)
    if (givenBy !== null && method !== null) onSaid({ givenBy, method, text: consentText })
  }
  const actions = (
    <>
      <Button onPress={onClose}>{t('recording.people.yes.cancel')}</Button>
      <Button variant="primary" onPress={save} data-testid="consent-yes-save">
        {t('recording.people.yes.save')}
      </Button>
    </>
  )
  return (
    <Dialog
      {...{ onClose, actions }}
      isOpen
      title={t('recording.people.yes.title', { label: person.label })}
      size="medium"
    >
      <div className="consent-yes">
        <p>{t('recording.people.yes.to')}</p>
        <blockquote className="consent-text">{t('recording.people.consentWhy')}</blockquote>
        <RadioGroup
          label={t('recording.people.yes.who')}
          options={(['self', 'guardian', 'both'] as const).map(value => ({
            value,
            label: t(`recording.people.yes.by.${value}`),
          }))}
          value={givenBy}
          onChange={setGivenBy}
          {...(missing && givenBy === null && { error: t('recording.people.yes.choose') })}
          data-testid="consent-given-by"
        />
        <RadioGroup
          label={t('recording.people.yes.how')}
          options={(['oral', 'written', 'digital'] as const).map(value => ({
            value,
            label: t(`recording.people.yes.method.${value}`),
          }))}
          value={method}
          onChange={setMethod}
          {...(missing && method === null && { error: t('recording.people.yes.choose') })}
          data-testid="consent-method"
        />
      </div>
    </Dialog>
  )
}
