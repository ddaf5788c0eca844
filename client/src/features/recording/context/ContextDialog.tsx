import type { RecordingContext } from '@samsyn/shared'
import { Info } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ContextCard } from './ContextCard.tsx'

/** The context sheet at hand while the film is analysed. */
export function ContextDialog({ context }: { context: RecordingContext | null }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" size="compact" icon={Info} onPress={() => setOpen(true)} data-testid="context-open">
        {t('recording.context.title')}
      </Button>
      <Dialog
        isOpen={open}
        onClose={() => setOpen(false)}
        title={t('recording.context.title')}
        closeLabel={t('common.close')}
        size="medium"
        data-testid="context-dialog"
      >
        {context ? <ContextCard context={context} /> : <p>{t('recording.context.none')}</p>}
      </Dialog>
    </>
  )
}
