import { useTranslation } from 'react-i18next'
import { EntryFrame } from '../features/session/EntryFrame.tsx'
import { useOrganisationReturn } from '../features/session/useOrganisationReturn.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { Row } from '../ui/Stack.tsx'

/** Where the organisation's sign-in sends people back to: to come in, or to show another window of ours that it is still them. */
export function OrganisationPage() {
  const { t } = useTranslation()
  const { step, problem } = useOrganisationReturn()
  const [title, why] =
    problem !== null
      ? [t('session.awayTitle'), t(`errors.${problem}`)]
      : step === 'entering'
        ? [t('session.entering'), undefined]
        : [t(`session.organisation.${step}Title`), t(`session.organisation.${step}Why`)]
  const leadsOn = problem !== null || step === 'untaken'
  return (
    <EntryFrame title={title} {...(why !== undefined && { why })}>
      <title>{`${title} · ${t('common.product')}`}</title>
      {step === 'entering' && problem === null ? <Spinner /> : null}
      {leadsOn ? (
        <Row>
          <LinkButton
            href={`/sign-in${location.search}`}
            variant={problem === null ? 'secondary' : 'primary'}
            data-testid="organisation-problem"
          >
            {t('session.toSignIn')}
          </LinkButton>
        </Row>
      ) : null}
    </EntryFrame>
  )
}
