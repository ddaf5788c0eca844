import { randomUUID } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import {
  AppError,
  type ConsentBasis,
  type Course,
  consentText,
  type Recording,
  RecordingId,
  type Self,
} from '@samsyn/shared'
import { z } from 'zod'
import type { Nouns } from '../nouns.ts'
import {
  cast,
  type DemoPerson,
  demoManual,
  demoMeetingId,
  demoPassword,
  demoRecordingId,
  filmed,
  personIdOf,
  sequenceIdOf,
} from './cast.ts'

const folder = join(import.meta.dirname, '../../demo')
const film = join(folder, 'film.mp4')
const labels = z.object({ da: z.string(), en: z.string() })
const Sequences = z.array(
  z.object({
    startMs: z.int(),
    endMs: z.int(),
    kind: z.enum(['lookingGood', 'lookingCloser']),
    dimension: z.string(),
    title: labels,
    question: labels,
  }),
)

/** Makes the demo data, or what is missing of it: two courses, one with a film and a meeting arranged, one about to begin. */
export async function makeDemo(nouns: Nouns, progress: (what: string) => void): Promise<Self[]> {
  const people = []
  for (const person of cast) people.push(await personOf(nouns, person))
  const [ane, bo, cilie] = people
  if (!ane || !bo || !cilie) throw new Error('the demo has three people')
  const course = await courseOf(nouns, ane, bo, 'Hvordan giver jeg den unge plads til at svare?')
  await courseOf(nouns, cilie, bo, 'Hvordan begynder jeg en svær samtale?')
  await arrangedMeeting(nouns, course, progress)
  return people
}

async function personOf({ people }: Nouns, { displayName, email, role }: DemoPerson): Promise<Self> {
  const known = await people.byEmail(email)
  return known ?? people.add({ displayName, email, role, locale: 'da', password: demoPassword, demo: true })
}

async function courseOf({ courses }: Nouns, worker: Self, supervisor: Self, goalQuestion: string): Promise<Course> {
  const [known] = await courses.listOf(worker.id)
  return (
    known ??
    courses.begin({ workerId: worker.id, supervisorId: supervisor.id, goalQuestion, manualVersion: demoManual })
  )
}

const saidYes: ConsentBasis = { givenBy: 'self', method: 'written', text: consentText }

async function arrangedMeeting(nouns: Nouns, { cycles, worker, supervisor }: Course, progress: (what: string) => void) {
  const [cycle] = cycles
  // What people have done with it since, withdrawn it even, is theirs.
  if (!cycle || cycle.meetingId || (await wasArranged(nouns))) return
  const recordingId = await readyFilm(nouns, cycle.id, worker.id, createSteps(progress))
  for (const [index, { label, kind }] of filmed.entries()) {
    const person = { recordingId, id: personIdOf(index) }
    await nouns.recordings.persons.put({ ...person, label, kind })
    await nouns.consents.state({ ...person, answer: 'given', basis: saidYes }, worker.id)
  }
  for (const [index, { title, question, ...sequence }] of readSequences().entries()) {
    const words = { title: title.da, question: question.da }
    const draft = { ...sequence, ...words, id: sequenceIdOf(index), recordingId }
    await nouns.sequences.put(draft, supervisor.id)
  }
  await nouns.meetings.arrange(cycle.id, demoMeetingId, supervisor.id)
}

/** Whether an earlier start has arranged the meeting, even if it was called off since. */
async function wasArranged({ meetings }: Nouns): Promise<boolean> {
  try {
    return (await meetings.filmOf(demoMeetingId)) !== null
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return false
    throw error
  }
}

/** Tells how far the film is, every fifth of the way. */
function createSteps(progress: (what: string) => void) {
  progress('The demo film is being made ready')
  let told = 0
  return (done: number) => {
    const step = Math.floor(done * 5)
    if (step > told && step < 5) progress(`The demo film is being made ready: ${step * 20} %`)
    told = Math.max(told, step)
  }
}

async function readyFilm(
  { recordings }: Nouns,
  cycleId: Recording['cycleId'],
  workerId: Self['id'],
  done: (share: number) => void,
) {
  const { id, state, receivedBytes } = await begunFilm(recordings, cycleId, workerId)
  if (state === 'uploading') {
    await recordings.receive(id, createReadStream(film, { start: receivedBytes }), receivedBytes)
  }
  let recording = await recordings.get(id)
  while (recording.state === 'received' || recording.state === 'processing') {
    await delay(200)
    recording = await recordings.get(id)
    done(recording.progress)
  }
  if (recording.state !== 'ready') throw new Error(`the demo film could not be made ready: ${recording.problem}`)
  return id
}

/** The demo film as far as an earlier start brought it; one that was refused then makes way for a new try. */
async function begunFilm(recordings: Nouns['recordings'], cycleId: Recording['cycleId'], workerId: Self['id']) {
  const { size } = await stat(film)
  const begun = { cycleId, fileName: 'samtale-demo.mp4', sizeBytes: size }
  const standing = await recordings.ofCycle(cycleId)
  if (standing && standing.state !== 'refused') return standing
  const id = standing ? RecordingId.parse(randomUUID()) : demoRecordingId
  return recordings.create({ ...begun, id }, workerId)
}

function readSequences() {
  return Sequences.parse(JSON.parse(readFileSync(join(folder, 'sequences.json'), 'utf8')))
}
