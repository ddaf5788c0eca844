import type { RecordingId, StreamName } from '@samsyn/shared'
import type { FileKey } from '../files/files.ts'

/** Everything that is stored of a recording lies under this key. */
export const folderOf = (id: RecordingId): FileKey => `recording/${id}`

/** The file as it was uploaded; nobody is ever shown it. */
export const originalOf = (id: RecordingId): FileKey => `${folderOf(id)}/original`

/** What is shown of a recording. */
export const shownOf = (id: RecordingId, stream: StreamName): FileKey => `${folderOf(id)}/${stream}`
