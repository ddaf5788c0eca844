import { type Meeting, staysIn } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { AttendanceList } from '../../features/log/AttendanceList.tsx'
import { isAhead } from './is-ahead.ts'
import { useMeetingLog } from './useMeetingLog.ts'

/** Who was there, and from when to when. */
export function AfterAttendance({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const stays = staysIn(useMeetingLog(meeting.id))
  if (stays.length === 0) return null
  return (
    <section>
      <h2>{t(isAhead(meeting) ? 'log.attendanceAhead' : 'log.attendance')}</h2>
      <AttendanceList people={meeting.participants} stays={stays} />
    </section>
  )
}
