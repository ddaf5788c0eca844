import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { NotesFormat, Paper, PersonId, RecordingId } from '@samsyn/shared'
import { pino } from 'pino'
import { auditKey, openAudit } from '../../audit/audit.ts'
import { createConsents } from '../../consent/consent.ts'
import { createCourses } from '../../course/course.ts'
import { createRelationOf } from '../../course/relation.ts'
import { createCycles } from '../../cycle/cycle.ts'
import { createWatch } from '../../doors/watch.ts'
import { createLocalFiles } from '../../files/local.ts'
import { openData } from '../../keys/open-data.ts'
import { testMaster } from '../../keys/testing/open-test-store.ts'
import { createCallingOff } from '../../meeting/calling-off.ts'
import { bytesOf, fileFrom } from '../../notes/file.ts'
import { createPeople } from '../../person/person.ts'
import { createSequences } from '../../sequence/sequence.ts'
import { createSessions } from '../../session/session.ts'
import { createDamaged } from '../../store/damaged.ts'
import { createFileTags } from '../../store/file-tags.ts'
import { rightsVersionOf, type Store } from '../../store/store.ts'
import { wholeTimes } from '../../store/testing/whole-times.ts'
import { createRecordings, type RecordingNeeds } from '../recording.ts'
import { listener } from './listener.ts'

/** The master key of every house. */
export const masterKey = testMaster

const nowHere = () => performance.timeOrigin + performance.now()

export type HouseOptions = {
  ffmpeg?: string
  ffprobe?: string
  retryMs?: number
  /** How much is free on the disk; without it, as much as is. */
  freeBytes?: number | (() => number)
  reserveBytes?: number
  maxOrganisationBytes?: number
  retentionDays?: number
  watermark?: boolean
  now?: () => number
  /** Who is in a meeting about a film. */
  inMeeting?: (id: RecordingId, personId: PersonId) => boolean
  /** What takes away what was written about a film. */
  forgetIn?: (store: Store) => (id: RecordingId) => Promise<void>
  keepOriginals?: boolean
  loudness?: 'as-recorded' | 'even'
}

/** The nouns of a house over one data folder, introduced to each other as in the product. */
export async function wire(dir: string, options: HouseOptions) {
  const { ffmpeg = 'ffmpeg', ffprobe = 'ffprobe', retryMs = 1, now = nowHere, reserveBytes = 0 } = options
  const complaints: string[] = []
  const forgotten: RecordingId[] = []
  const log = pino({ level: 'error' }, { write: line => void complaints.push(line) })
  const { store, keys } = await openData(dir, masterKey, { alone: true, plugins: [wholeTimes] })
  const files = await filesIn(dir, { keys, tags: createFileTags(store), reserveBytes }, options.freeBytes)
  const people = createPeople(store, now)
  const courses = createCourses(store, now)
  const sessions = createSessions({ store, secret: 's'.repeat(32), now, personById: people.found })
  const relationOf = createRelationOf(store)
  const heard = listener()
  const { tell } = heard
  const rounds = createCycles(store, now, tell)
  const cycleHappened = rounds.happened
  const failed = (err: unknown, what?: string) => log.error({ err, what }, 'cannot be taken up')
  const { attempt } = await createDamaged({ store, now, failed })
  const audit = await openAudit({ store, dataDir: dir, key: await keys.make(auditKey), now, failed })
  const personLeaves: RecordingNeeds['personLeaves'] = (of, by, step) => consents.remove(of, by, step)
  const recordings = createRecordings({
    ...{ store, files, now, log, tell, relationOf, cycleHappened, attempt, personLeaves, fileOf },
    ...{ ffmpeg, ffprobe, retryMs, ledgerFile: join(dir, 'deletions'), secretOf: keys.make },
    ...{ vouch: audit.viewed, record: audit.within },
    forget: options.forgetIn?.(store) ?? (async id => void forgotten.push(id)),
    inMeeting: async (id, personId) => options.inMeeting?.(id, personId) ?? false,
    callOff: createCallingOff(rounds, now),
    emptyRooms: async () => {},
    ...policyIn(options),
  })
  const consents = createConsents({ store, now, record: audit.within, recordings })
  const sequences = createSequences({ store, now, tell, cycleHappened })
  const watch = createWatch({ sessions, relationOf, rightsVersion: rightsVersionOf(store), now, log })
  return {
    ...{
      store,
      files,
      people,
      courses,
      sessions,
      relationOf,
      heard,
      audit,
      recordings,
      consents,
      sequences,
      watch,
      log,
    },
    /** Films of which nothing more is to be told. */
    forgotten,
    /** What was logged as an error. */
    complaints,
  }
}

/** What is set for the whole house, as far as a test says. */
function policyIn(options: HouseOptions) {
  const { reserveBytes, maxOrganisationBytes = null, retentionDays = null, watermark = false } = options
  const { keepOriginals, loudness } = options
  return { reserveBytes, maxOrganisationBytes, retentionDays, watermark, keepOriginals, loudness }
}

async function filesIn(
  dir: string,
  needs: Omit<Parameters<typeof createLocalFiles>[0], 'dir'>,
  free: HouseOptions['freeBytes'],
) {
  const local = await createLocalFiles({ dir: join(dir, 'files'), ...needs })
  if (free === undefined) return local
  return { ...local, freeBytes: async () => (typeof free === 'number' ? free : free()) }
}

const fileOf = async (paper: Paper, name: string, format: NotesFormat) =>
  fileFrom(Buffer.from(await bytesOf(paper, format)), name, format)
