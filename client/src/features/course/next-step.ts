import { type CycleState, type CycleSummary, maySupervise, type Recording, waitsOn } from '@samsyn/shared'

export type Viewer = 'worker' | 'supervisor'

/** What is next in a round for the one who looks. There is a sentence and, where there is something to do, a button for each. */
export type Step =
  | 'upload'
  | 'after-withdrawal'
  | 'after-deletion'
  | 'finish-upload'
  | 'choose-other'
  | 'film-in-work'
  | 'name-people'
  | 'consent'
  | 'at-supervisor'
  | 'await-film'
  | 'film-gone'
  | 'await-consent'
  | 'analyse'
  | 'go-on-analysing'
  | 'arrange'
  | 'meet'
  | 'join'
  | 'read'
  | 'finish'
  | 'over'

type Film = Pick<Recording, 'state' | 'persons'>
/** A film that whoever sent it took back is no news to anybody. */
type Gone = CycleSummary['filmGone']

/** The next step of a round for the one who looks; the recording tells more than the round's state while the worker is at it. */
export function stepOf(state: CycleState, viewer: Viewer, film: Film | null, gone: Gone = null): Step {
  const forWorker = { ...forBoth, ...workerSteps }
  if (state === 'planned' && !film && gone !== null && gone !== 'delete-now') return goneStep(viewer, gone)
  if (viewer === 'supervisor') return { ...forBoth, ...supervisorSteps }[state]
  return (waitsOn(state) === 'worker' && film && filmStep(film)) || forWorker[state]
}

/** Whether the round waits on the one who looks. */
export function waitsOnMe(state: CycleState, viewer: Viewer): boolean {
  const turn = waitsOn(state)
  return turn === viewer || turn === 'both'
}

/** Where a step is done. */
export function placeOf(step: Step, cycle: Pick<CycleSummary, 'id' | 'meetingId'>): string {
  if (cycle.meetingId && (step === 'meet' || step === 'join')) return `/meetings/${cycle.meetingId}`
  if (cycle.meetingId && step === 'read') return `/meetings/${cycle.meetingId}/after`
  if (step === 'analyse' || step === 'go-on-analysing' || step === 'arrange') return `/rounds/${cycle.id}/analysis`
  return `/rounds/${cycle.id}`
}

function goneStep(viewer: Viewer, gone: NonNullable<Gone>): Step {
  if (viewer === 'supervisor') return 'film-gone'
  return gone === 'withdrawal' ? 'after-withdrawal' : 'after-deletion'
}

function filmStep({ state, persons }: Film): Step | null {
  if (state === 'uploading') return 'finish-upload'
  if (state === 'refused') return 'choose-other'
  if (persons.length === 0) return 'name-people'
  if (!maySupervise(persons)) return 'consent'
  return state === 'ready' ? null : 'film-in-work'
}

const forBoth = {
  meetingScheduled: 'meet',
  meetingLive: 'join',
  meetingHeld: 'read',
  planAgreed: 'finish',
  closed: 'over',
} as const

const workerSteps = {
  planned: 'upload',
  recorded: 'film-in-work',
  consentCheck: 'consent',
  readyForAnalysis: 'at-supervisor',
  analysing: 'at-supervisor',
  sequencesChosen: 'at-supervisor',
} as const

const supervisorSteps = {
  planned: 'await-film',
  recorded: 'await-film',
  consentCheck: 'await-consent',
  readyForAnalysis: 'analyse',
  analysing: 'go-on-analysing',
  sequencesChosen: 'arrange',
} as const
