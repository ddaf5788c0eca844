import type { Passkey } from '@samsyn/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../app/queries.ts'
import { hasPasskeys } from '../../net/passkey.ts'
import { Notice } from '../../ui/Notice.tsx'
import { MakePasskey } from './MakePasskey.tsx'
import { PasskeyEntry } from './PasskeyEntry.tsx'
import { RemovePasskey } from './RemovePasskey.tsx'
import { RenamePasskey } from './RenamePasskey.tsx'

/** My passkeys: what they are for, those I have, and how to make one. */
export function PasskeyList() {
  const { t } = useTranslation()
  const { data: passkeys = [], error } = useAnswer('passkey:list', {})
  const [asked, setAsked] = useState<{ what: 'rename' | 'remove'; passkey: Passkey } | null>(null)
  const close = () => setAsked(null)
  return (
    <section className="session-part" aria-labelledby="passkeys">
      <h2 id="passkeys">{t('session.passkey.title')}</h2>
      <p className="ui-muted">{t('session.passkey.why')}</p>
      {error ? <Notice tone="problem" title={t(`errors.${error.code}`)} live /> : null}
      <ul className="session-places" data-testid="passkeys">
        {passkeys.map(passkey => (
          <PasskeyEntry
            key={passkey.id}
            passkey={passkey}
            onRename={() => setAsked({ what: 'rename', passkey })}
            onRemove={() => setAsked({ what: 'remove', passkey })}
          />
        ))}
      </ul>
      {hasPasskeys() ? <MakePasskey /> : <p className="ui-muted">{t('session.passkey.notHere')}</p>}
      {asked?.what === 'rename' ? <RenamePasskey passkey={asked.passkey} onClose={close} /> : null}
      {asked?.what === 'remove' ? (
        <RemovePasskey passkey={asked.passkey} isLast={passkeys.length === 1} onClose={close} />
      ) : null}
    </section>
  )
}
