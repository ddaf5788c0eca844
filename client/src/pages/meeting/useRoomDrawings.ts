import type { RecordingId } from '@samsyn/shared'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelf } from '../../app/SelfContext.tsx'
import { toasts } from '../../app/toasts.ts'
import { createDrawings, type Drawings } from '../../features/drawing/drawings.ts'
import type { Room } from './room.ts'

/** What a long stroke comes to, about. */
const bytesOfStroke = 16 * 1024

/** What is drawn in the room, on its film. Where no more is taken, a stroke is not begun, and it is said. */
export function useRoomDrawings({ drawings }: Room, recordingId: RecordingId): Drawings {
  const { t } = useTranslation()
  const { id, role } = useSelf()
  return useMemo(
    () =>
      createDrawings(drawings, recordingId, id, {
        removesAny: role === 'supervisor',
        mayBegin() {
          const may = drawings.takes(bytesOfStroke)
          if (!may) toasts.say({ text: t('drawing.noRoom'), tone: 'problem' })
          return may
        },
      }),
    [drawings, recordingId, id, role, t],
  )
}
