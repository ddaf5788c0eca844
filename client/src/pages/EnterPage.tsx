import { useTranslation } from 'react-i18next'
import { EntryFrame } from '../features/session/EntryFrame.tsx'
import { useEnter } from '../features/session/useEnter.ts'
import { useFragmentToken } from '../features/session/useFragmentToken.ts'
import { useSignInByLink } from '../features/session/useSignInByLink.ts'
import { Button } from '../ui/Button.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { Row } from '../ui/Stack.tsx'

/** Signs in by the link somebody was given. */
export function EnterPage() {
  const { t } = useTranslation()
  const { problem, tryAgain } = useSignInByLink(useFragmentToken(), useEnter())
  if (problem === 'link') {
    return (
      <EntryFrame title={t('session.linkTitle')} why={t('session.linkWhy')}>
        <title>{`${t('session.linkTitle')} · ${t('common.product')}`}</title>
        <Row>
          <LinkButton href={`/sign-in${location.search}`} variant="primary">
            {t('session.toSignIn')}
          </LinkButton>
        </Row>
      </EntryFrame>
    )
  }
  if (problem === 'away') {
    return (
      <EntryFrame title={t('session.awayTitle')} why={t('errors.unavailable')}>
        <title>{`${t('session.awayTitle')} · ${t('common.product')}`}</title>
        <Row>
          <Button variant="primary" onPress={tryAgain}>
            {t('common.tryAgain')}
          </Button>
        </Row>
      </EntryFrame>
    )
  }
  return (
    <EntryFrame title={t('session.entering')}>
      <title>{t('common.product')}</title>
      <Spinner />
    </EntryFrame>
  )
}
