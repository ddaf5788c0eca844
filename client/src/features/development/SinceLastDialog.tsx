import type { CycleId, Relation } from '@samsyn/shared'
import { History } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../app/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { LastAgreed } from './LastAgreed.tsx'

/** What was agreed last time, at hand where there is no room for it; nothing where there is nothing. */
export function SinceLastDialog({ cycleId, viewer }: { cycleId: CycleId; viewer: Relation }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { data } = useAnswer('development:thread', { cycleId })
  if (!data?.last) return null
  return (
    <>
      <Button variant="quiet" size="compact" icon={History} onPress={() => setOpen(true)} data-testid="since-last-open">
        {t('development.sinceLastShort')}
      </Button>
      <Dialog
        isOpen={open}
        onClose={() => setOpen(false)}
        title={t('development.sinceLast', { round: data.last.index })}
        closeLabel={t('common.close')}
        size="medium"
        data-testid="since-last-dialog"
      >
        <div className="development__said">
          <LastAgreed cycleId={cycleId} last={data.last} viewer={viewer} />
        </div>
      </Dialog>
    </>
  )
}
