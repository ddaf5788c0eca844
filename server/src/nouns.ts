import { join } from 'node:path'
import type { Sfu } from '@samsyn/sfu'
import { may } from '@samsyn/shared'
import type { Logger } from 'pino'
import { auditKeyIn, openAudit } from './audit/audit.ts'
import { createClockGuard } from './clock/guard.ts'
import { now, stepForward, wallNow } from './clock.ts'
import { createDocuments } from './collab/documents.ts'
import type { Config } from './config.ts'
import { createConsents } from './consent/consent.ts'
import { createCourses } from './course/course.ts'
import { createRelationOf } from './course/relation.ts'
import { createCycles } from './cycle/cycle.ts'
import { createDevelopments } from './development/development.ts'
import type { Telling } from './doors/telling.ts'
import { sealPlainFiles, tagFiles } from './files/bring-forward.ts'
import { createLocalFiles } from './files/local.ts'
import { createBallast } from './folder/ballast.ts'
import { createHasRoom, roomRemarks } from './folder/has-room.ts'
import { createReadiness } from './folder/readiness.ts'
import type { Keys } from './keys/keys.ts'
import { createLog } from './log/log.ts'
import { createMedia } from './media/media.ts'
import { createCallingOff } from './meeting/calling-off.ts'
import { createMeetings } from './meeting/meeting.ts'
import { createForgetting } from './notes/forgetting.ts'
import { createNextStepOf } from './notes/next-step.ts'
import { createNotes } from './notes/notes.ts'
import { createReader } from './notes/reader.ts'
import { createPeople } from './person/person.ts'
import { createPlayback } from './playback/playback.ts'
import { createRecordings } from './recording/recording.ts'
import { sessionSecret } from './secret.ts'
import { createSequences } from './sequence/sequence.ts'
import { createAttempts } from './session/attempts.ts'
import { createKnownBrowsers } from './session/known-browsers.ts'
import { createLinks } from './session/link.ts'
import { createOrganisation } from './session/organisation.ts'
import { createPasskeys } from './session/passkey.ts'
import { createPasskeyRequired } from './session/passkey-required.ts'
import { createProof } from './session/proof.ts'
import { createSessions } from './session/session.ts'
import { type Attempt, createDamaged } from './store/damaged.ts'
import { createFileTags } from './store/file-tags.ts'
import type { Store } from './store/store.ts'

type Base = { config: Config; log: Logger; store: Store; keys: Keys; sfu: Sfu; tell: Telling }

/** Every noun of the product, introduced to what it needs of the others. The only place where they meet. */
export async function createNouns({ config, log, store, keys, sfu, tell }: Base) {
  const failed = (error: unknown) => log.error({ err: error }, 'work in the background failed')
  const damaged = await createDamaged({
    ...{ store, now },
    failed: (error, what) => log.error({ err: error, what }, 'something is damaged, and is left aside'),
  })
  const { attempt } = damaged
  const people = createPeople(store, now, { demo: config.demo, ended: ids => sessions.told(ids) })
  const clockGuard = createClockGuard({ store, now, wall: wallNow, stepForward, log })
  const secret = sessionSecret(config.sessionSecret, config.dataDir)
  const sessions = createSessions({ store, secret, now, personById: people.found })
  const courses = createCourses(store, now)
  const relationOf = createRelationOf(store)
  const rounds = createCycles(store, now, tell)
  const cycleHappened = rounds.happened
  const meetingLog = createLog({
    store,
    now,
    tell,
    unknown: fact => log.warn(fact, 'a fact of a newer version is passed over'),
    damaged: ({ meetingId, seq }, error) => void damaged.mark(`log/${meetingId}/${seq}`, error),
  })
  const { keepFreeBytes } = config
  const ballast = createBallast(config.dataDir)
  const documents = createDocuments({ store, now, log, hasRoom: createHasRoom(config.dataDir, keepFreeBytes / 4) })
  const files = await ballast.evenWhenFull(() => openFiles(config, store, keys, attempt))
  const auditKey = await auditKeyIn(keys, failed)
  const audit = await ballast.evenWhenFull(() =>
    openAudit({ store, dataDir: config.dataDir, key: auditKey, now, failed }),
  )
  const { ffmpeg, ffprobe, maxOrganisationBytes, retentionDays, watermark, keepOriginals, loudness } = config
  const reader = createReader()
  const { forget } = createForgetting({
    store,
    documents,
    damaged: (document, error) => log.error({ err: error, document }, 'a note that cannot be read is erased whole'),
  })
  const recordings = createRecordings({
    ...{ store, files, now, log, tell, relationOf, cycleHappened, ffmpeg, ffprobe, forget, attempt },
    ...{ maxOrganisationBytes, retentionDays, watermark, keepOriginals, loudness },
    fileOf: (paper, name, format) => reader.file({ kind: 'paper', paper, format }, name),
    secretOf: keys.make,
    personLeaves: (of, by, step) => consents.remove(of, by, step),
    clockBelieved: clockGuard.believed,
    vouch: audit.viewed,
    ...{ reserveBytes: keepFreeBytes, evenWhenFull: ballast.evenWhenFull, ballast: ballast.keep },
    record: audit.within,
    inMeeting: (id, personId) => meetings.isAbout(id, personId),
    callOff: createCallingOff(rounds, now),
    emptyRooms: id => meetings.filmGone(id),
    ledgerFile: join(config.dataDir, 'deletions'),
  })
  const consents = createConsents({ store, now, record: audit.within, recordings })
  const sequences = createSequences({ store, now, tell, cycleHappened })
  const nextStepOf = createNextStepOf({ documents, text: reader.text, failed })
  const developments = createDevelopments({ store, now, tell, cycleHappened, nextStepOf })
  const meetings = createMeetings({
    store,
    now,
    tell,
    failed,
    attempt,
    rounds,
    heldAfterMs: config.heldAfterMs,
    async cycleHappened(cycleId, event) {
      await cycleHappened(cycleId, event)
      if (event === 'meeting-left') await developments.settle(cycleId)
    },
    append: meetingLog.append,
    lastEntry: meetingLog.last,
    entriesOf: meetingId => meetingLog.since(meetingId, 0),
    sequencesOf: sequences.forRecording,
    releaseSequences: sequences.release,
    playable: async recordingId => (await recordings.get(recordingId)).playable,
    nextStepOf,
  })
  const playback = createPlayback({
    store,
    now,
    tell,
    failed,
    append: meetingLog.append,
    lastEntry: meetingLog.last,
    present: meetings.present,
    maySteer: async (meetingId, personId) =>
      may((await relationOf(personId, 'meeting', meetingId))?.relation ?? null, 'playback:steer'),
  })
  const notes = createNotes({
    ...{ documents, reader, meeting: meetings.get, thread: developments.thread },
    take: async (actor, meetingId, what, which) =>
      recordings.take(actor, await meetings.filmOf(meetingId), what, which),
  })
  const media = createMedia({ sfu, tell, entered: meetings.entered })
  meetings.onAttendance((meetingId, personId, change) => {
    if (change === 'gone') void playback.forget(meetingId, personId).catch(failed)
  })
  meetings.onVacated(media.leave)
  meetings.onOver(meetingId => void playback.letGo(meetingId).catch(failed))
  sessions.onEnd(sessionId => void audit.note({ kind: 'session-ended', sessionId }).catch(failed))
  const attempts = createAttempts(now)
  const knownBrowsers = createKnownBrowsers(secret, now)
  const organisation = createOrganisation({
    ...{ store, secret, now, people },
    ...{ publicUrl: config.publicUrl, provider: config.oidc },
  })
  const passkeys = createPasskeys({ store, secret, now, publicUrl: config.publicUrl })
  const links = createLinks(store, now)
  const ready = createReadiness({
    write: clockGuard.tryWriting,
    remarks: [damaged.remarks, clockGuard.remarks, roomRemarks(config)],
  })
  return {
    ready,
    clockGuard,
    audit,
    people,
    sessions,
    links,
    attempts,
    knownBrowsers,
    passkeys,
    organisation,
    required: createPasskeyRequired(config.requirePasskey),
    proof: createProof({ attempts, audit, people, passkeys, organisation, sessions }),
    courses,
    relationOf,
    log: meetingLog,
    documents,
    files,
    recordings,
    consents,
    sequences,
    developments,
    meetings,
    notes,
    reader,
    playback,
    media,
  }
}

async function openFiles(config: Config, store: Store, keys: Keys, attempt: Attempt) {
  const dir = join(config.dataDir, 'files')
  const tags = createFileTags(store)
  const files = await createLocalFiles({ dir, keys, tags, reserveBytes: config.keepFreeBytes })
  await tagFiles({ dir, files, keys, tags }, (key, work) => attempt(`files/${key}`, work))
  if (await keys.proven()) return files
  // Told only when it is done: else a later start would take what is left for damaged.
  if (await sealPlainFiles(dir, files, (key, work) => attempt(`files/${key}`, work))) await keys.prove()
  return files
}

export type Nouns = Awaited<ReturnType<typeof createNouns>>
