import {
  type LogEntry,
  type Manual,
  type Meeting,
  manualOf,
  type PersonId,
  type Sequence,
  shownIn,
} from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../app/queries.ts'
import { useSelf } from '../../app/SelfContext.tsx'
import { type FilmPath, filmPathFor } from '../../features/log/film-link.ts'
import type { Names } from '../../features/log/words.ts'
import { titleOf } from '../../features/sequence/words.ts'
import { language } from '../../i18n/i18n.ts'
import { useMeetingLog } from './useMeetingLog.ts'

/** A meeting's log with what it takes to tell it: how far it goes, what things are called, and whether the film may be opened. */
export function useAfter(meeting: Meeting) {
  const { t } = useTranslation()
  const self = useSelf()
  const entries = useMeetingLog(meeting.id)
  const { data: recording, error } = useAnswer('recording:get', { recordingId: meeting.recordingId })
  const { data: sequences = [] } = useAnswer('sequence:list', { recordingId: meeting.recordingId })
  const durationMs = recording?.film?.durationMs ?? Number.POSITIVE_INFINITY
  const extent = { untilMs: Math.max(meeting.endedMs ?? 0, lastMs(entries)), durationMs }
  const person = (id: PersonId) => (id === self.id ? t('log.me') : (nameIn(meeting, id) ?? t('log.somebody')))
  const names: Names = {
    person,
    people: ids =>
      new Intl.ListFormat(language()).format(ids.map(id => (id === self.id ? t('meeting.me') : person(id)))),
    sequence: id => titleIn(sequences, manualOf(meeting.manualVersion), id) ?? t('log.aSequence'),
  }
  // A link to a film that cannot be seen would promise what is not so.
  const isSeen = error?.code !== 'not-found' && recording?.playable === true
  const pathAt = isSeen ? pathFor(meeting, self.id) : null
  return { entries, extent, names, sequences, shown: shownIn(entries, extent), pathAt }
}

const lastMs = (entries: readonly LogEntry[]) => entries.at(-1)?.atMs ?? 0

const nameIn = ({ participants }: Meeting, id: PersonId) =>
  participants.find(participant => participant.id === id)?.displayName

function titleIn(sequences: readonly Sequence[], manual: Manual | null, id: string): string | null {
  const sequence = sequences.find(one => one.id === id)
  return sequence && manual ? titleOf(sequence, manual, language()) : null
}

/** Where this person sees the film; null for who has no page for it. */
function pathFor({ participants, cycleId }: Meeting, id: PersonId): FilmPath | null {
  const relation = participants.find(one => one.id === id)?.relation
  return relation === 'worker' || relation === 'supervisor' ? filmPathFor(cycleId, relation) : null
}
