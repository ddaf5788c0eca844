import type { Recording } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { useLiveProgress } from './useLiveProgress.ts'
import { useTimeLeft, useTimeLeftText } from './useTimeLeft.ts'

/** A film that has arrived and is being made ready, and what that means. */
export function FilmInWork({ recording }: { recording: Recording }) {
  const { t } = useTranslation()
  if (recording.state === 'received') {
    return <Notice title={t('recording.work.receivedTitle')}>{t('recording.work.receivedWhy')}</Notice>
  }
  return (
    <>
      <WorkProgress recording={recording} />
      <p className="ui-muted ui-small">{t('recording.work.what')}</p>
    </>
  )
}

function WorkProgress({ recording }: { recording: Recording }) {
  const { t } = useTranslation()
  const progress = useLiveProgress(recording)
  const remainingText = useTimeLeftText(useTimeLeft(progress))
  return (
    <ProgressBar
      label={t('recording.work.label')}
      value={progress}
      valueText={t('recording.work.percent', { percent: Math.floor(progress * 100) })}
      remainingText={remainingText}
      data-testid="work-progress"
    />
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
