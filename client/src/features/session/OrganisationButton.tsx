import { useTranslation } from 'react-i18next'
import { useAnswer, useChange } from '../../app/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { keepTicket } from './organisation-ticket.ts'

/** Leads to the organisation's own sign-in, where one is configured. */
export function OrganisationButton() {
  const { t } = useTranslation()
  const { data } = useAnswer('organisation:name', {})
  const begin = useChange('organisation:begin')
  if (!data?.name) return null
  const go = () =>
    begin.mutate(
      {},
      {
        onSuccess({ url, ticket }) {
          keepTicket(ticket, location.search)
          location.assign(url)
        },
      },
    )
  return (
    <>
      {begin.error ? <Notice tone="problem" title={t(`errors.${begin.error.code}`)} live /> : null}
      <Button wide busy={begin.isPending} onPress={go} data-testid="sign-in-organisation">
        {t('session.organisation.signIn', { name: data.name })}
      </Button>
    </>
  )
}
