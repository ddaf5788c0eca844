import { AppError, type RecordingId } from '@samsyn/shared'
import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '../../../i18n/i18n.ts'
import { call } from '../../../net/api.ts'
import { saveFile } from '../../../net/save-file.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'

/** Makes the report that the young person or a guardian can be given. */
export function ReportButton({ recordingId }: { recordingId: RecordingId }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppError | null>(null)
  function make() {
    setBusy(true)
    setProblem(null)
    saveReport(recordingId)
      .catch((error: unknown) => setProblem(error instanceof AppError ? error : new AppError('internal')))
      .finally(() => setBusy(false))
  }
  return (
    <>
      <p className="ui-muted ui-small">{t('viewing.reportWhat')}</p>
      <Button size="compact" icon={FileDown} busy={busy} onPress={make} data-testid="viewing-report">
        {t('viewing.report')}
      </Button>
      {problem ? <Notice tone="problem" title={t(`errors.${problem.code}`)} live /> : null}
    </>
  )
}

async function saveReport(recordingId: RecordingId): Promise<void> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  saveFile(await call('recording:report', { recordingId, format: 'pdf', locale: language(), timeZone }))
}
