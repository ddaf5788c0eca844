import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLine } from '../../app/LineContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useStore } from '../../useStore.ts'

const patienceMs = 2_000

/** Says so when the line has been away for longer than a blink, or when nobody is signed in any more. */
export function LineNotice() {
  const { t } = useTranslation()
  const state = useStore(useLine().state)
  const away = useLasting(state === 'offline')
  if (state === 'signed-out') {
    const action = <Button onPress={signInAgain}>{t('session.signIn')}</Button>
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

/** Loads the sign-in anew, so that this page's memory of who was here does not lead straight back. */
function signInAgain() {
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`)
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
