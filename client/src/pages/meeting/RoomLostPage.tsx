import { useTranslation } from 'react-i18next'
import { PlainShell } from '../../features/session/PlainShell.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { StatePage } from '../../ui/StatePage.tsx'

/** What is shown instead of the room to somebody whose course it is not any more. */
export function RoomLostPage() {
  const { t } = useTranslation()
  const action = (
    <LinkButton href="/" variant="primary">
      {t('common.toHome')}
    </LinkButton>
  )
  return (
    <PlainShell>
      <title>{`${t('meeting.lost.title')} · ${t('common.product')}`}</title>
      <StatePage state="notFound" title={t('meeting.lost.title')} action={action} data-testid="meeting-lost">
        <p role="alert">{t('meeting.lost.why')}</p>
      </StatePage>
    </PlainShell>
  )
}
