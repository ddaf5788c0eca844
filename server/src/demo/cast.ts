import { createHash } from 'node:crypto'
import { FilmedPersonId, MeetingId, RecordingId, type Role, SequenceId } from '@samsyn/shared'

/** The password of the demo accounts. They exist only where nobody but this machine can reach them. */
export const demoPassword = 'samsyn-demo'

export const demoManual = 'minraadgivningspartner@1.0.0'

export type DemoPerson = { displayName: string; email: string; role: Role }

/** The people of the demo, under names that are plainly invented. The first has a meeting waiting, the last a film to send. */
export const cast: readonly DemoPerson[] = [
  { displayName: 'Ane Opdigt', email: 'ane@demo.invalid', role: 'worker' },
  { displayName: 'Bo Påfund', email: 'bo@demo.invalid', role: 'supervisor' },
  { displayName: 'Cilie Eksempel', email: 'cilie@demo.invalid', role: 'worker' },
]

/** Who is seen in the demo film. */
export const filmed = [
  { label: 'Ung på 17', kind: 'youngPerson' },
  { label: 'Mor', kind: 'parent' },
  { label: 'Socialrådgiver', kind: 'worker' },
] as const

// Ids that are the same at every start let a start that was cut off be taken up where it stopped.
export const demoRecordingId = RecordingId.parse(idFrom('recording'))
export const demoMeetingId = MeetingId.parse(idFrom('meeting'))
export const personIdOf = (index: number) => FilmedPersonId.parse(idFrom(`filmed person ${index}`))
export const sequenceIdOf = (index: number) => SequenceId.parse(idFrom(`sequence ${index}`))

/** A UUID of version 8 (RFC 9562: made by the application's own rule) from a name. */
function idFrom(name: string): string {
  const hex = createHash('sha256').update(`samsyn demo ${name}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
