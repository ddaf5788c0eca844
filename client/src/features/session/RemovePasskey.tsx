import type { Passkey, ProofWays } from '@samsyn/shared'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../app/queries.ts'
import { useSelf } from '../../app/SelfContext.tsx'
import { call } from '../../net/api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProveForm } from './ProveForm.tsx'
import { usePasskeyName } from './usePasskeyName.ts'

type Props = { passkey: Passkey; isLast: boolean; onClose: () => void }

/** Asks whether a passkey is to go, says what comes of it, and asks who is there. */
export function RemovePasskey({ passkey, isLast, onClose }: Props) {
  const { t } = useTranslation()
  const { email } = useSelf()
  const queries = useQueryClient()
  const name = usePasskeyName(passkey)
  const { data: ways } = useAnswer('session:proof-ways', {})
  const cancel = (
    <Button onPress={onClose} data-testid="cancel">
      {t('session.passkey.keep')}
    </Button>
  )
  return (
    <Dialog
      {...{ isOpen: true, onClose }}
      title={t('session.passkey.removeTitle', { name })}
      role="alertdialog"
      size="medium"
      data-testid="remove-passkey-dialog"
    >
      <p>{t('session.passkey.removeWhy')}</p>
      {isLast && ways ? <p>{t(`session.passkey.${afterLast(ways)}`, { name: ways.organisation ?? '' })}</p> : null}
      {ways ? (
        <ProveForm
          name="remove"
          {...{ ways, email }}
          label={t('session.access.present')}
          danger={{ cancel }}
          submit={{ words: t('session.passkey.remove'), busyWords: t('session.passkey.removing'), name: 'remove-now' }}
          onProof={async proof => {
            queries.setQueryData(['passkey:list', {}], await call('passkey:remove', { id: passkey.id, proof }))
            void queries.invalidateQueries({ queryKey: ['session:proof-ways'] })
            onClose()
          }}
        />
      ) : null}
    </Dialog>
  )
}

const afterLast = ({ password, organisation }: ProofWays) =>
  password ? 'lastPassword' : organisation === null ? 'lastOfAll' : 'lastOrganisation'
