import { useTranslation } from 'react-i18next'
import { isRefused, type OpenDoc } from '../../net/docs.ts'
import { keepsUnsent } from '../../net/unsent.ts'
import { useStore } from '../../useStore.ts'
import { useSaving } from './useSaving.ts'
import { useUnsavedWarning } from './useUnsavedWarning.ts'
import './SavingState.css'

/** Says in words whether what is written is on the server's disk, and where it is when it is not. */
export function SavingState({ open }: { open: OpenDoc }) {
  const { t } = useTranslation()
  const synced = useStore(open.synced)
  const saving = useSaving(open.saving)
  const kept = useStore(keepsUnsent)
  useUnsavedWarning(open)
  const refused = isRefused(saving)
  const state = synced || refused ? saving : 'fetching'
  const alarming = state === 'offline' || refused
  const words = state === 'offline' && !kept ? 'offlineInTab' : state
  return (
    <>
      {/* Saving and saved come with every line, and are not read aloud; that the connection is gone is. */}
      <p className="saving-state" data-state={state} data-testid="notes-saving" aria-live={alarming ? 'polite' : 'off'}>
        {t(`notes.${words}`)}
      </p>
      {!kept && !alarming && (
        <p className="saving-state" data-state="inTab" data-testid="notes-in-tab" aria-live="polite">
          {t('notes.inTab')}
        </p>
      )}
    </>
  )
}
