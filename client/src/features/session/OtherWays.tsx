import type { ProofWays } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { hasPasskeys } from '../../net/passkey.ts'
import { Button, type ButtonProps } from '../../ui/Button.tsx'
import type { useProof } from './useProof.ts'

type Look = Pick<ButtonProps, 'variant' | 'size' | 'wide'>
type Props = {
  ways: ProofWays
  proof: ReturnType<typeof useProof>
  /** How the first of all ways looks, and how the others do. */
  look: { first: Look; other: Look }
  /** What using a passkey is called here. */
  passkeyWords: string
  /** Begins the names by which tests find the buttons. */
  name: string
}

/** The ways of showing that it is oneself, besides a password: a passkey, and the organisation. */
export function OtherWays({ ways, proof, look, passkeyWords, name }: Props) {
  const { t } = useTranslation()
  const byPasskey = ways.passkey && hasPasskeys()
  return (
    <>
      {byPasskey ? (
        <Button
          {...(ways.password ? look.other : look.first)}
          busy={proof.busy === 'passkey'}
          onPress={() => void proof.byPasskey()}
          data-testid={`${name}-passkey`}
        >
          {passkeyWords}
        </Button>
      ) : null}
      {ways.organisation === null ? null : (
        <Button
          {...(ways.password || byPasskey ? look.other : look.first)}
          onPress={() => void proof.byOrganisation()}
          data-testid={`${name}-organisation`}
        >
          {t('session.organisation.again', { name: ways.organisation })}
        </Button>
      )}
    </>
  )
}
