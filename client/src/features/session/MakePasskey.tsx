import type { Proof } from '@samsyn/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../app/queries.ts'
import { useSelf } from '../../app/SelfContext.tsx'
import { type PasskeyWanted, wantPasskey } from '../../net/passkey.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProveForm } from './ProveForm.tsx'
import { useMakePasskey } from './useMakePasskey.ts'

/** Asks first who is there: whoever adds a way in must be who they were. */
export function MakePasskey() {
  const { t } = useTranslation()
  const { email } = useSelf()
  const { data: ways } = useAnswer('session:proof-ways', {})
  const { add } = useMakePasskey()
  const [wanted, setWanted] = useState<PasskeyWanted | null>(null)
  if (wanted) return <MakeNow wanted={wanted} onMade={() => setWanted(null)} />
  if (!ways) return null
  const onProof = async (proof: Proof) => {
    const asked = await wantPasskey(proof)
    if ('password' in proof) await add(asked)
    // Whoever comes back from elsewhere presses once more: browsers make no passkey without a press in this very page.
    else setWanted(asked)
  }
  return (
    <>
      <p className="ui-muted">{t('session.passkey.proveFirst')}</p>
      <ProveForm
        name="passkey"
        {...{ ways, email, onProof }}
        label={t('session.access.present')}
        submit={{ words: t('session.passkey.make'), busyWords: t('session.passkey.making'), name: 'make-passkey' }}
      />
    </>
  )
}

/** Its person has shown that it is them, and makes it now. */
function MakeNow({ wanted, onMade }: { wanted: PasskeyWanted; onMade: () => void }) {
  const { t } = useTranslation()
  const { make, busy, problem } = useMakePasskey()
  const go = async () => {
    if (await make(async () => wanted)) onMade()
  }
  return (
    <>
      <p role="status">{t('session.passkey.proved')}</p>
      {problem ? (
        <Notice tone="problem" title={t(`errors.${problem.code}`)} live data-testid="passkey-problem" />
      ) : null}
      <Button variant="primary" busy={busy} onPress={() => void go()} autoFocus data-testid="make-passkey-now">
        {busy ? t('session.passkey.making') : t('session.passkey.make')}
      </Button>
    </>
  )
}
