import type { Generated } from 'kysely'

type Id = string
type Ms = number
type Json = string

/** Text that is sealed; see `seals.ts`. */
type Sealed = string
/** Bytes that are sealed. */
type SealedBytes = Uint8Array

/** The tables, column by column. Times are milliseconds since 1970 unless they are film time; `…Json` holds JSON text. */
export type Schema = {
  organisation: { id: Id; name: string; kind: string }
  person: {
    id: Id
    organisationId: Id
    displayName: Sealed
    email: Sealed
    /** A keyed hash of the address, by which a person is found. */
    emailHash: Generated<string | null>
    passwordHash: string | null
    role: string
    locale: string
    createdMs: Ms
    disabledMs: Ms | null
    /** 1 for people of the demo, who exist only where the demo does. */
    demo: Generated<number>
  }
  session: {
    id: Id
    personId: Id
    createdMs: Ms
    seenMs: Ms
    expiresMs: Ms
    revokedMs: Ms | null
    browser: string | null
    system: string | null
    method: Generated<string>
    /** Since when its screen asks who is there. */
    lockedMs: Ms | null
    /** 1 until its person has made the passkey that is required of them. */
    enrolling: Generated<number>
    /** The session at the organisation's provider that it came by, as a hash. */
    providerSession: Generated<string | null>
  }
  signInLink: { tokenHash: string; personId: Id; purpose: string; createdMs: Ms; expiresMs: Ms; usedMs: Ms | null }
  course: {
    id: Id
    workerId: Id
    supervisorId: Id
    manualVersion: string
    goalQuestion: Sealed
    cyclesMin: number
    cyclesMax: number
    startMs: Ms
    endMs: Ms
    createdMs: Ms
  }
  cycle: { id: Id; courseId: Id; index: number; state: string; sinceMs: Ms; createdMs: Ms }
  cycleTransition: {
    cycleId: Id
    seq: number
    event: string
    fromState: string
    toState: string
    byId: Id | null
    atMs: Ms
  }
  recording: {
    id: Id
    cycleId: Id
    state: string
    fileName: Sealed
    sizeBytes: number
    receivedBytes: number
    progress: number
    problem: string | null
    filmJson: Json | null
    createdBy: Id
    createdMs: Ms
    discardedMs: Ms | null
    growing: Generated<number>
    soundOnly: Generated<number>
    contextJson: Sealed | null
    retainUntilMs: Generated<Ms | null>
    /** When nothing was left of it after it was discarded. */
    clearedMs: Generated<Ms | null>
    /** When bytes of it came last. */
    usedMs: Generated<Ms | null>
  }
  filmedPerson: { id: Id; recordingId: Id; label: Sealed; kind: string; createdMs: Ms }
  consent: { filmedPersonId: Id; scope: string; status: string; statedBy: Id; statedMs: Ms }
  consentEvent: {
    seq: Generated<number>
    recordingId: Id
    filmedPersonId: Id
    scope: string
    status: string
    givenBy: string | null
    method: string | null
    text: string | null
    statedBy: Id
    statedMs: Ms
  }
  job: {
    id: Id
    kind: string
    subjectId: Id
    state: string
    attempts: number
    leaseMs: Ms | null
    createdMs: Ms
    problem: string | null
    /** Making it has lasted long already. */
    long: Generated<number>
  }
  sequence: {
    id: Id
    recordingId: Id
    startMs: number
    endMs: number
    kind: string
    dimension: string
    title: Sealed
    question: Sealed
    position: number
    createdBy: Id
    createdMs: Ms
    changedMs: Ms
    releasedMs: Ms | null
  }
  developmentPoint: {
    id: Id
    cycleId: Id
    text: Sealed
    dimension: string | null
    when: string
    status: string
    followUpCycleId: Id | null
    createdBy: Id
    createdMs: Ms
    changedMs: Ms
  }
  meeting: {
    id: Id
    cycleId: Id
    recordingId: Id
    state: string
    step: string
    createdBy: Id
    createdMs: Ms
    startedMs: Ms | null
    endedMs: Ms | null
    /** Since when it is known that two were in it together for long enough. */
    metMs: Generated<Ms | null>
  }
  logEntry: {
    meetingId: Id
    seq: number
    id: Id
    personId: Id
    atMs: Ms
    kind: string
    version: number
    factJson: Sealed
  }
  playback: { meetingId: Id; vectorJson: Json; controllerId: Id | null; savedMs: Ms }
  documentSnapshot: {
    document: string
    throughSeq: number
    atMs: Ms
    content: SealedBytes
    outline: Generated<SealedBytes | null>
  }
  documentWriter: { document: string; client: number; personId: Id; sinceMs: Ms }
  documentErased: { document: string; atMs: Ms }
  clock: { id: number; knownMs: Ms }
  damaged: { what: string; why: string; atMs: Ms }
  documentUpdate: { seq: Generated<number>; document: string; personId: Id; atMs: Ms; content: SealedBytes }
  /** The tables that hold no plain words any more. */
  sealedTable: { name: string }
  /** Keys of files while they lay here; they are files by now. */
  fileTag: { key: string; id: string; sizeBytes: number | null }
  fileKey: { folder: string; wrapped: Uint8Array; createdMs: Ms }
  access: {
    seq: Generated<number>
    recordingId: Id
    personId: Id
    sessionId: Id
    stream: string
    range: string
    atMs: Ms
    purpose: string
    /** When the last of it was taken, if that was noticeably later. */
    untilMs: Generated<Ms | null>
  }
  deletionReceipt: {
    id: Id
    recordingId: Id
    reason: string
    kindsJson: Json
    bytes: number
    askedMs: Ms
    doneMs: Ms | null
  }
  passkey: {
    id: string
    personId: Id
    publicKey: Uint8Array
    /** How often it was used, as its device counts; 0 for those that do not. */
    counter: number
    transportsJson: Json
    /** What its person calls it. */
    name: Generated<Sealed | null>
    browser: string | null
    system: string | null
    createdMs: Ms
    usedMs: Ms | null
  }
  answeredChallenge: { hash: string; expiresMs: Ms }
  organisationSubject: { subjectHash: string; personId: Id; createdMs: Ms }
  /** What happened that concerns security. `mac` vouches for the row and for all before it. */
  auditEvent: {
    seq: number
    atMs: Ms
    kind: string
    outcome: string
    actorId: Id | null
    subjectId: Id | null
    sessionId: Id | null
    /** A keyed hash, by which the same address is known again. */
    address: string | null
    detail: string | null
    /** How often it happened, from `atMs` to `untilMs`. */
    count: number
    untilMs: Ms | null
    /** The row of `access` that `detail` is the keyed hash of. */
    accessSeq: number | null
    mac: string
  }
  /** One row: the newest of `auditEvent`. */
  auditHead: { id: number; seq: number; mac: string }
}
