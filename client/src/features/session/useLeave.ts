import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { toasts } from '../../app/toasts.ts'
import { forgetKeptFilm } from '../../net/kept-film.ts'
import { forgetUnsent, unsentOf } from '../../net/unsent.ts'

/**
 * Signing out loads the page anew, so that nothing of what was seen stays in memory, and leaves no words behind in this browser.
 * Where the server did not hear of it one is still signed in: then nothing is let go, and it is said, by `onError` where that is
 * given.
 */
export function useLeave(selfId: string, onError?: () => void) {
  const { t } = useTranslation()
  const change = useChange('session:sign-out')
  const [unsent, setUnsent] = useState(false)
  const leave = () => {
    const gone = () =>
      void Promise.all([forgetUnsent(selfId), forgetKeptFilm()]).then(() => location.assign('/sign-in'))
    const stays = onError ?? (() => toasts.say({ text: t('session.notSignedOut'), tone: 'problem' }))
    change.mutate({}, { onSuccess: gone, onError: stays })
  }
  return {
    /** Something written is only in this browser, and would be lost. */
    unsent,
    leave,
    stay: () => setUnsent(false),
    begin: () => void unsentOf(selfId).then(kept => (kept.length > 0 ? setUnsent(true) : leave())),
  }
}
