import { type AppError, type LogEntry, type MeetingId, wholeLog } from '@samsyn/shared'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../net/api.ts'

const none: readonly LogEntry[] = []

/** All that happened in a meeting, in order; empty until it is here. */
export function useMeetingLog(meetingId: MeetingId): readonly LogEntry[] {
  const { data = none } = useQuery<readonly LogEntry[], AppError>({
    queryKey: ['log:read', { meetingId }],
    queryFn: async () => (await wholeLog(afterSeq => call('log:read', { meetingId, afterSeq }))).entries,
  })
  return data
}
