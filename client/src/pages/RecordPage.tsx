import { CycleId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useAnswer } from '../app/queries.ts'
import { useSelf } from '../app/SelfContext.tsx'
import { CaptureScreen } from '../features/recording/capture/CaptureScreen.tsx'
import { SignedInShell } from '../features/session/SignedInShell.tsx'
import { Loading, Skeleton } from '../ui/Skeleton.tsx'
import { NoAccessPage } from './NoAccessPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { ServerAwayPage } from './ServerAwayPage.tsx'

/** Where the social worker records the film of a round, on a phone or a laptop. */
export function RecordPage() {
  const { t } = useTranslation()
  const self = useSelf()
  const cycleId = CycleId.safeParse(useParams().cycleId)
  const { data, error, refetch } = useAnswer('course:of-cycle', { cycleId: cycleId.data ?? '' }, cycleId.success)
  if (!cycleId.success || error?.code === 'not-found') return <NotFoundPage />
  if (error?.code === 'forbidden' || (data && data.worker.id !== self.id)) return <NoAccessPage />
  if (!data && error) return <ServerAwayPage onTryAgain={() => void refetch()} />
  return (
    <SignedInShell narrow>
      <title>{`${t('recording.capture.title')} · ${t('common.product')}`}</title>
      {data ? (
        <CaptureScreen cycleId={cycleId.data} />
      ) : (
        <Loading label={t('common.loading')}>
          <Skeleton shape="film" />
        </Loading>
      )}
    </SignedInShell>
  )
}
