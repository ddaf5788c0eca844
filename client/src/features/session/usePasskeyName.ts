import type { Passkey, SignedInPlace } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'

/** What a browser on a device is called, as far as it is known. */
export function usePlaceName({ browser, system }: Pick<SignedInPlace, 'browser' | 'system'>): string {
  const { t } = useTranslation()
  if (browser && system) return t('session.access.place', { browser, system })
  return browser ?? system ?? t('session.access.unknown')
}

/** What a passkey is called: by its person, else by where it was made. */
export function usePasskeyName(passkey: Passkey): string {
  const place = usePlaceName(passkey)
  return passkey.name ?? place
}
