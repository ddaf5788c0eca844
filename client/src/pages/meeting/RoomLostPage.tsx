import { useTranslation } from 'react-i18next'
import { DeadEndPage } from '../../features/session/DeadEndPage.tsx'

/** What is shown instead of the room to somebody whose course it is not any more. */
export function RoomLostPage() {
  const { t } = useTranslation()
  return (
    <DeadEndPage
      state="notFound"
      title={t('meeting.lost.title')}
      why={t('meeting.lost.why')}
      sudden
      data-testid="meeting-lost"
    />
  )
}
