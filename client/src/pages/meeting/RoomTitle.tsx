import { useTranslation } from 'react-i18next'

/** The window's title: which meeting, and while it is not looked at how many lines of chat wait there. */
export function RoomTitle({ round, unread }: { round: number; unread: number }) {
  const { t } = useTranslation()
  const title = `${t('meeting.title', { round })} · ${t('common.product')}`
  return <title>{unread > 0 ? `(${unread}) ${title}` : title}</title>
}
