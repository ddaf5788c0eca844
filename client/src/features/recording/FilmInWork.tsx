import type { Recording } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { useLiveProgress } from './useLiveProgress.ts'

/** A film that has arrived and is being made ready, and what that means. */
export function FilmInWork({ recording }: { recording: Recording }) {
  const { t } = useTranslation()
  const progress = useLiveProgress(recording)
  if (recording.state === 'received') {
    return <Notice title={t('recording.work.receivedTitle')}>{t('recording.work.receivedWhy')}</Notice>
  }
  return (
    <>
      <ProgressBar
        label={t('recording.work.label')}
        value={progress}
        valueText={t('recording.work.percent', { percent: Math.floor(progress * 100) })}
        data-testid="work-progress"
      />
      <p className="ui-muted ui-small">{t('recording.work.what')}</p>
    </>
  )
}

/** A film on its way from somebody else, or from another window. */
export function FilmOnItsWay({ recording }: { recording: Recording }) {
  const { t } = useTranslation()
  const progress = useLiveProgress(recording)
  return (
    <ProgressBar
      label={t('recording.onItsWay')}
      value={progress}
      valueText={t('recording.work.percent', { percent: Math.floor(progress * 100) })}
    />
  )
}
