import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLine } from '../../app/LineContext.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useStore } from '../../useStore.ts'

const patienceMs = 2_000

/** Says so when the line has been away for longer than a blink, or when nobody is signed in any more. */
export function LineNotice() {
  const { t } = useTranslation()
  const state = useStore(useLine().state)
  const away = useLasting(state === 'offline')
  if (state === 'signed-out') {
    const next = `/sign-in?next=${encodeURIComponent(location.pathname)}`
    const action = <LinkButton href={next}>{t('session.signIn')}</LinkButton>
    return (
      <Notice tone="attention" title={t('common.line.signedOut')} action={action} live>
        {t('common.line.signedOutWhy')}
      </Notice>
    )
  }
  if (!away) return null
  return (
    <Notice tone="attention" title={t('common.line.gone')} live data-testid="offline">
      {t('common.line.goneWhy')}
    </Notice>
  )
}

/** Whether something has been so for a little while. */
function useLasting(isSo: boolean): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!isSo) return setLasting(false)
    const timer = setTimeout(() => setLasting(true), patienceMs)
    return () => clearTimeout(timer)
  }, [isSo])
  return lasting
}
