import { useTranslation } from 'react-i18next'
import type { OpenDoc } from '../../net/docs.ts'
import { useStore } from '../../useStore.ts'
import { useSaving } from './useSaving.ts'
import { useUnsavedWarning } from './useUnsavedWarning.ts'
import './SavingState.css'

/** Says in words whether what is written is on the server's disk. */
export function SavingState({ open }: { open: OpenDoc }) {
  const { t } = useTranslation()
  const synced = useStore(open.synced)
  const saving = useSaving(open.saving)
  useUnsavedWarning(open)
  const refused = saving === 'refused' || saving === 'tooLarge'
  const state = synced || refused ? saving : 'fetching'
  const alarming = state === 'offline' || refused
  return (
    // Saving and saved come with every line, and are not read aloud; that the connection is gone is.
    <p className="saving-state" data-state={state} data-testid="notes-saving" aria-live={alarming ? 'polite' : 'off'}>
      {t(`notes.${state}`)}
    </p>
  )
}
