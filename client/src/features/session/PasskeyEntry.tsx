import type { Passkey } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { ago } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { usePasskeyName } from './usePasskeyName.ts'

type Props = { passkey: Passkey; onRename: () => void; onRemove: () => void }

/** One passkey: what it is called, when it was made and used, and what can be done about it. */
export function PasskeyEntry({ passkey, onRename, onRemove }: Props) {
  const { t } = useTranslation()
  const { createdMs, usedMs } = passkey
  const when = (ms: number) => ago(ms, Date.now(), language())
  const name = usePasskeyName(passkey)
  return (
    <li className="session-place" data-testid="passkey">
      <div className="session-place-words">
        <p className="session-place-name">{name}</p>
        <p className="ui-muted">
          {t('session.passkey.made', { when: when(createdMs) })}
          {usedMs === null ? null : ` · ${t('session.access.last', { when: when(usedMs) })}`}
        </p>
      </div>
      <div className="session-place-actions">
        <Button
          size="compact"
          onPress={onRename}
          aria-label={t('session.passkey.renameNamed', { name })}
          data-testid="rename-passkey"
        >
          {t('session.passkey.rename')}
        </Button>
        <Button
          size="compact"
          onPress={onRemove}
          aria-label={t('session.passkey.removeNamed', { name })}
          data-testid="remove-passkey"
        >
          {t('session.passkey.remove')}
        </Button>
      </div>
    </li>
  )
}
