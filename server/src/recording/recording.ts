import type { KeyObject } from 'node:crypto'
import type { CycleId, NotesFile, NotesFormat, Paper, PersonId, Recording, RecordingId } from '@samsyn/shared'
import type { Logger } from 'pino'
import type { Telling } from '../doors/telling.ts'
import type { Files } from '../files/files.ts'
import type { Attempt } from '../store/damaged.ts'
import type { Store } from '../store/store.ts'
import { createTurns } from '../turns.ts'
import { createAccessLog, type Vouch } from './access-log.ts'
import { createBeginnings, maxUploadBytes } from './begin.ts'
import { createContexts } from './context.ts'
import { createDeletion, type DeletionNeeds, type EvenWhenFull } from './deletion.ts'
import type { Loudness } from './film/proxy-args.ts'
import { tellOfFence } from './film/ways.ts'
import { createFilmWork } from './film-work.ts'
import { createFilmed, type FilmedNeeds } from './filmed.ts'
import { createFilmedPersonStore } from './filmed-person.store.ts'
import { createJobs } from './jobs.ts'
import { createKeepingKeys } from './keeping-key.ts'
import { createLedger } from './ledger.ts'
import { createOpenStreams } from './open-streams.ts'
import { createOriginals } from './originals.ts'
import { createQuota } from './quota.ts'
import { createReceiptStore } from './receipts.store.ts'
import { createReceiving } from './receive.ts'
import { recordingRoutes } from './recording.door.ts'
import { createRecordingStore } from './recording.store.ts'
import { type CycleHappened, createRegister } from './register.ts'
import { createSmallWork } from './small-work.ts'
import { createStreams } from './streams.ts'
import { createSweeping } from './sweeping.ts'
import { takeUp } from './taking-up.ts'
import { UploadStore } from './UploadStore.ts'
import { createUpload, type UploadNeeds } from './upload.ts'
import { createViewings } from './viewings.ts'

export type RecordingNeeds = {
  store: Store
  files: Files
  /** Where it is kept which recordings were discarded. */
  ledgerFile: string
  now: () => number
  log: Logger
  tell: Telling
  relationOf: UploadNeeds['relationOf']
  cycleHappened: CycleHappened
  callOff: DeletionNeeds['callOff']
  emptyRooms: DeletionNeeds['emptyRooms']
  ffmpeg: string
  ffprobe: string
  /** Takes away what was written about a film that has gone. Can be called again. */
  forget: (id: RecordingId) => Promise<void>
  /** Does what is to be done about one thing, such as `recording/<id>`, so that its failure stops nothing else. */
  attempt: Attempt
  personLeaves: FilmedNeeds['personLeaves']
  /** What a folder's files are sealed with. */
  secretOf: (folder: string) => Promise<KeyObject>
  /** How much the recordings of one organisation may fill; without it, as much as there is room for. */
  maxOrganisationBytes?: number | null
  /** How long a recording is kept; without it, until somebody deletes it. */
  retentionDays?: number | null
  /** How much stays free on the disk, whatever is uploaded and made. */
  reserveBytes?: number
  /** Does what must be possible on a full disk, and can be done twice. */
  evenWhenFull?: EvenWhenFull
  /** Takes on what is thrown off when the disk is full, where there is room for it again. */
  ballast?: () => Promise<void>
  /** Whether time may decide what is deleted for good now; without it, always. */
  clockBelieved?: () => boolean
  /** Whether the viewer's name and the time stand over every film. */
  watermark?: boolean
  /** Puts rows of who was shown what on the security record. */
  vouch: Vouch
  record: DeletionNeeds['record']
  /** Whether somebody is in a meeting about this film now. */
  inMeeting: (id: RecordingId, personId: PersonId) => Promise<boolean>
  /** What stands on paper, as a file. */
  fileOf: (paper: Paper, name: string, format: NotesFormat) => Promise<NotesFile>
  /** Whether an upload stays once the film that is made of it is checked; without it, it does. */
  keepOriginals?: boolean
  loudness?: Loudness
  /** How long to wait before a tool that failed is tried again. */
  retryMs?: number
}

/** Recordings from the first byte of the upload to the last of the film. */
export function createRecordings({ store, files, now, log, tell, retryMs = 30_000, ...needs }: RecordingNeeds) {
  const records = createRecordingStore(store)
  const filmedPersons = createFilmedPersonStore(store)
  const { take: inTurn } = createTurns<string>()
  const openStreams = createOpenStreams()
  const ledger = createLedger(needs.ledgerFile)
  const { cycleHappened, inMeeting, watermark = false } = needs
  const register = createRegister({
    ...{ records, filmedPersons, files, inTurn, tell, cycleHappened, cut: openStreams.cut, watermark, now },
    attempt: needs.attempt,
  })
  const { ffmpeg, ffprobe, loudness = 'as-recorded' } = needs
  const originals = createOriginals(files, needs.keepOriginals ?? true)
  const making = { records, register, files, now, log, ffmpeg, ffprobe }
  const film = {
    work: createFilmWork({ ...making, loudness, made: originals.notNeeded }),
    failed: (id: string) => register.refuse(id as RecordingId, 'tool-failed'),
  }
  const small = createSmallWork(making)
  const hasRoom = () =>
    files.requireRoom().then(
      () => true,
      () => false,
    )
  const jobs = createJobs({ store, now, log, crafts: { film, small }, retryMs, hasRoom })
  const quota = createQuota(store, needs.maxOrganisationBytes ?? null, now)
  const deletion = createDeletion({
    ...{ records, register, files, ledger, inTurn, now, log, cycleHappened },
    ...{ evenWhenFull: needs.evenWhenFull ?? (work => work()) },
    receipts: createReceiptStore(store),
    stopWork: jobs.stop,
    forget: needs.forget,
    record: needs.record,
    ...{ callOff: needs.callOff, emptyRooms: needs.emptyRooms },
  })
  const sweeping = createSweeping(
    deletion,
    now,
    log,
    needs.clockBelieved ?? (() => true),
    needs.ballast ?? (async () => {}),
  )
  const retentionDays = needs.retentionDays ?? null
  const reserveBytes = needs.reserveBytes ?? 1024 ** 3
  const beginnings = createBeginnings({
    ...{ records, register, files, quota, inTurn, now, deletion, retentionDays, reserveBytes },
  })
  const viewings = createViewings({ store, register, now, fileOf: needs.fileOf })
  const accessLog = createAccessLog({ store, now, log, inMeeting, vouch: needs.vouch })
  const receiving = createReceiving({ records, register, files, inTurn, now, wake: jobs.wake })
  const persons = createFilmed({ filmedPersons, register, now, personLeaves: needs.personLeaves })
  const datastore = new UploadStore({ register, receiving, beginnings, deletion, log })
  /** A recording whose size nobody has said may grow as far as its organisation has room. */
  async function maxBytesOf(id: RecordingId): Promise<number> {
    const row = await records.byId(id)
    if (!row?.growing) return maxUploadBytes
    return Math.min(maxUploadBytes, row.receivedBytes + Math.max(0, await quota.leftFor(row.createdBy as PersonId)))
  }
  const own = {
    get: register.get,
    /** The film this round has, refused ones too. */
    async ofCycle(cycleId: CycleId): Promise<Recording | null> {
      const row = await records.ofCycle(cycleId)
      return row ? register.get(row.id as RecordingId) : null
    },
    /** To be called when consent has changed: the round moves, and a film that may not be seen any more stops. */
    changed: register.changed,
    create: beginnings.create,
    discard: deletion.discard,
    withdraw: deletion.withdraw,
    receiptsOf: deletion.receiptsOf,
    viewings,
    persons,
    keepingKey: createKeepingKeys(register, needs.secretOf),
    putContext: createContexts(records, register),
    receive: receiving.receive,
    /** Puts on the record that something about a film is taken along. */
    take: accessLog.take,
  }

  return {
    ...own,
    routes: recordingRoutes(own),
    streams: createStreams({ files, accessLog, get: register.get, openStreams }),
    upload: createUpload({ datastore, relationOf: needs.relationOf, maxBytesOf, log }),
    /** Takes up everything an earlier process may have left half done. */
    async start(): Promise<void> {
      const { attempt } = needs
      await takeUp({ records, register, receiving, deletion, originals, small, files, ledger, now, attempt })
      await sweeping.start()
      await jobs.start()
      void tellOfFence([ffmpeg, ffprobe], log).catch(error => log.error({ err: error }, 'the fence cannot be tried'))
    },
    /** Deletes what is due; it is done by itself, too. */
    sweep: sweeping.sweep,
    /** When all films are made that can be made now, and the small ones too. */
    idle: jobs.idle,
    async close(): Promise<void> {
      await sweeping.close()
      await jobs.close()
    },
  }
}
