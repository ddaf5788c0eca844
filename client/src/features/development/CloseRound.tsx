import type { CycleId } from '@samsyn/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Notice } from '../../ui/Notice.tsx'

/** Ends a round whose meeting has been held, after saying what that means. */
export function CloseRound({ cycleId }: { cycleId: CycleId }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const close = useChange('cycle:close', ['course:list', 'course:of-cycle'])
  return (
    <>
      <Button variant="quiet" isDisabled={close.isPending} onPress={() => setAsking(true)} data-testid="close-round">
        {t('development.close')}
      </Button>
      {close.error ? <Notice tone="problem" title={t(`errors.${close.error.code}`)} live /> : null}
      <ConfirmDialog
        isOpen={asking}
        title={t('development.closeTitle')}
        confirmText={t('development.close')}
        cancelText={t('common.cancel')}
        onConfirm={() => {
          setAsking(false)
          close.mutate({ cycleId })
        }}
        onCancel={() => setAsking(false)}
      >
        <p>{t('development.closeWhy')}</p>
      </ConfirmDialog>
    </>
  )
}
