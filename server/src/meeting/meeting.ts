import {
  type AgendaStep,
  AppError,
  agendaOf,
  type CycleEvent,
  type CycleId,
  type EntryId,
  type LogEntry,
  type LogFact,
  type LogKind,
  heldAfterMs as longEnoughMs,
  type Meeting,
  type MeetingId,
  metIn,
  notReadyForMeeting,
  type PersonId,
  type RecordingId,
  type Sequence,
} from '@samsyn/shared'
import type { Telling } from '../doors/telling.ts'
import type { Attempt } from '../store/damaged.ts'
import type { Store } from '../store/store.ts'
import { createCallingOff, type RoundsIn } from './calling-off.ts'
import { createGatherings } from './gatherings.ts'
import { createMeetingStore, type MeetingRow } from './meeting.store.ts'
import { mendMeetings } from './mending.ts'

type NewEntry = { meetingId: MeetingId; personId: PersonId; id: EntryId; fact: LogFact; atMs?: number }

type Dependencies = {
  store: Store
  now: () => number
  tell: Telling
  append: (entry: NewEntry) => Promise<LogEntry>
  lastEntry: (meetingId: MeetingId, kind: LogKind) => Promise<LogEntry | null>
  entriesOf: (meetingId: MeetingId) => Promise<readonly LogEntry[]>
  cycleHappened: (cycleId: CycleId, event: CycleEvent) => Promise<void>
  rounds: RoundsIn
  sequencesOf: (recordingId: RecordingId) => Promise<Sequence[]>
  releaseSequences: (recordingId: RecordingId) => Promise<unknown>
  playable: (recordingId: RecordingId) => Promise<boolean>
  nextStepOf: (meetingId: MeetingId) => Promise<string | null>
  failed: (error: unknown) => void
  attempt: Attempt
  /** How long somebody cut off may stay away before they have left. */
  graceMs?: number
  /** How long two are in a meeting together before it counts as held. */
  heldAfterMs?: number
}

/** Feedback meetings: arranging one, who is in it, and where on its agenda it is. */
export function createMeetings(deps: Dependencies) {
  const { store, now, tell, append, lastEntry, cycleHappened, sequencesOf, heldAfterMs = longEnoughMs } = deps
  const meetings = createMeetingStore(store)
  const gatherings = createGatherings({
    ...deps,
    graceMs: deps.graceMs ?? 60_000,
    heldAfterMs,
    participants: meetings.participants,
    mayBegin: async meetingId => requireNotCalledOff((await known(meetingId)).state !== 'cancelled'),
    begun: async (meetingId, atMs) => {
      requireNotCalledOff(await meetings.begin(meetingId, atMs))
      await happened(meetingId, 'meeting-entered')
    },
    met: meetingId => meetings.met(meetingId, Math.round(now())),
    ended,
    changed: (meetingId, attendees) => tell.meeting('meeting:attendance-changed', { meetingId, attendees }),
  })
  const { start, ...gathering } = gatherings

  async function known(id: MeetingId): Promise<MeetingRow> {
    const row = await meetings.byId(id)
    if (!row) throw new AppError('not-found', 'no such meeting')
    return row
  }

  /** Everybody has gone: the meeting was held, or it is still to be held, or there is none any more. */
  async function ended(meetingId: MeetingId, atMs: number) {
    const { state, cycleId } = await known(meetingId)
    if (state === 'cancelled') return void (await meetings.emptied(meetingId, atMs))
    const met = metIn(await deps.entriesOf(meetingId), { leastMs: heldAfterMs, nowMs: atMs })
    const metMs = met?.fromMs ?? (await meetings.metMs(meetingId))
    if (metMs !== null) {
      const times = met ? { startedMs: met.fromMs, endedMs: met.toMs } : { endedMs: atMs }
      if (await meetings.end(meetingId, { ...times, metMs })) await cycleHappened(cycleId, 'meeting-left')
    } else if (await meetings.putBack(meetingId)) {
      await cycleHappened(cycleId, (await meetings.anyHeld(cycleId)) ? 'meeting-left' : 'meeting-not-held')
    }
  }

  async function happened(meetingId: MeetingId, event: CycleEvent) {
    await cycleHappened((await known(meetingId)).cycleId, event)
  }

  /** The round's film, when it can be shown at a meeting. */
  async function filmFor(cycleId: CycleId): Promise<RecordingId> {
    const recording = await meetings.recordingOf(cycleId)
    if (recording?.state !== 'ready') throw new AppError('film-not-ready')
    if (!(await deps.playable(recording.id))) throw new AppError('consent-missing')
    const missing = notReadyForMeeting(await sequencesOf(recording.id))
    if (missing) throw new AppError(missing)
    return recording.id
  }

  async function add(cycleId: CycleId, id: MeetingId, createdBy: PersonId): Promise<MeetingId> {
    const recordingId = await filmFor(cycleId)
    await deps.releaseSequences(recordingId)
    const times = { createdMs: Math.round(now()), startedMs: null, endedMs: null }
    return meetings.addUnlessOpen({
      ...times,
      id,
      cycleId,
      recordingId,
      state: 'arranged',
      step: 'sinceLast',
      createdBy,
    })
  }

  async function get(id: MeetingId): Promise<Meeting> {
    const [row, participants, nextStep] = await Promise.all([known(id), meetings.participants(id), deps.nextStepOf(id)])
    return { ...row, participants, nextStep }
  }

  async function step(id: MeetingId): Promise<AgendaStep> {
    const entry = await lastEntry(id, 'agenda')
    return entry?.fact.kind === 'agenda' ? entry.fact.step : 'sinceLast'
  }

  return {
    ...gathering,
    get,
    /** The step of the agenda the meeting is at. */
    step,
    /** Arranges a round's meeting about its film; while one is not held yet, that one stays. */
    async arrange(cycleId: CycleId, id: MeetingId, createdBy: PersonId): Promise<Meeting> {
      const former = await meetings.byId(id)
      if (former && (former.cycleId !== cycleId || former.state === 'cancelled')) throw new AppError('conflict')
      const arranged = former ? id : await add(cycleId, id, createdBy)
      await cycleHappened(cycleId, 'sequences-chosen')
      await cycleHappened(cycleId, 'meeting-arranged')
      return get(arranged)
    },
    /** Goes to a step of the agenda. Sent again after somebody else went on, it does not go back. */
    async goToStep(meetingId: MeetingId, personId: PersonId, id: EntryId, to: AgendaStep): Promise<void> {
      const { recordingId } = await known(meetingId)
      if (!agendaOf(await sequencesOf(recordingId)).includes(to)) throw new AppError('not-found', 'step')
      const entry = await append({ meetingId, personId, id, fact: { kind: 'agenda', step: to } })
      const newest = await lastEntry(meetingId, 'agenda')
      if (newest?.id === entry.id) tell.meeting('meeting:step-changed', { meetingId, step: await step(meetingId) })
    },
    /** The film a meeting is about. */
    filmOf: async (id: MeetingId): Promise<RecordingId> => (await known(id)).recordingId,
    /** Whether somebody is in a meeting about this film now. */
    async isAbout(recordingId: RecordingId, personId: PersonId): Promise<boolean> {
      const live = await meetings.liveAbout(recordingId)
      return live.some(id => gathering.present(id).includes(personId))
    },
    /** Puts everybody out of the meetings about a film that was deleted. */
    async filmGone(recordingId: RecordingId): Promise<void> {
      for (const id of await meetings.about(recordingId)) await gatherings.putOut(id)
    },
    /** Takes up the meetings that were live when the server stopped. Call it before the doors open. */
    async start(): Promise<void> {
      await mendMeetings({ ...deps, callOff: createCallingOff(deps.rounds, now) })
      await start(await meetings.live())
    },
  }
}

function requireNotCalledOff(isThere: boolean) {
  if (!isThere) throw new AppError('called-off', 'its film was deleted')
}

export type Meetings = ReturnType<typeof createMeetings>
