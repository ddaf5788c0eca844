import {
  beginStroke,
  extendStroke,
  onStrokes,
  type PersonId,
  type RecordingId,
  removeStroke,
  reshapeStroke,
  type Stroke,
  strokesOf,
} from '@samsyn/shared'
import type { OpenDoc } from '../../net/docs.ts'
import { createStore, type Readable } from '../../store.ts'
import { createBatch } from './batch.ts'
import { changedStrokes, type DrawnFrame, framesOf, sameFrames } from './strokes.ts'

type NewStroke = Pick<Stroke, 'frame' | 'tool' | 'colour' | 'points'>
type Scheduled = (run: () => void) => void

/** What is drawn on the frames of one film in one meeting. It lives as long as its document. */
export type Drawings = {
  /** Every stroke on this film. */
  strokes: Readable<readonly Stroke[]>
  /** The frames that are drawn on and by whom, in the order of the film. */
  frames: Readable<readonly DrawnFrame[]>
  /** The last change that somebody else's hand made. */
  otherHand: Readable<Stroke | null>
  onFrame(frame: number): Stroke[]
  /** Begins a stroke of one's own and tells its id. */
  begin(stroke: NewStroke): string
  /** Adds points; they are sent together, once per screen refresh. */
  extend(id: string, points: readonly number[]): void
  reshape(id: string, points: readonly number[]): void
  /** Sends at once what waits for the next screen refresh. */
  finish(): void
  mayRemove(stroke: Stroke): boolean
  remove(id: string): void
  /** Whether there is a stroke on this frame that `undo` would take away. */
  undoable(frame: number): boolean
  /** Takes away the last stroke drawn here on this frame. */
  undo(frame: number): void
  /** Takes away everything on this frame that this person may remove. */
  clear(frame: number): void
  /** Whether this person may remove what others have drawn. */
  removesAny: boolean
}

type Options = {
  removesAny?: boolean
  schedule?: Scheduled
  /** Asked before each stroke; where it says no, nothing is drawn. */
  mayBegin?: () => boolean
}

/** Opens what is drawn on a film, for somebody who draws too. */
export function createDrawings(
  { doc, synced }: Pick<OpenDoc, 'doc' | 'synced'>,
  recordingId: RecordingId,
  selfId: PersonId,
  { removesAny = false, schedule = run => void requestAnimationFrame(run), mayBegin = () => true }: Options = {},
): Drawings {
  const ofFilm = () => strokesOf(doc).filter(stroke => stroke.recordingId === recordingId)
  const strokes = createStore<readonly Stroke[]>(ofFilm())
  const frames = createStore<readonly DrawnFrame[]>(framesOf(strokes.get()))
  const otherHand = createStore<Stroke | null>(null)
  const mine: string[] = []
  const batch = createBatch(schedule, (id, change) => {
    if (change.kind === 'reshape') reshapeStroke(doc, id, change.points)
    else extendStroke(doc, id, change.points)
  })

  onStrokes(doc, () => {
    const before = strokes.get()
    const now = ofFilm()
    const changed = changedStrokes(before, now).filter(stroke => stroke.authorId !== selfId)
    strokes.set(now)
    const drawn = framesOf(now)
    if (!sameFrames(frames.get(), drawn)) frames.set(drawn)
    // What was drawn before we came is nobody's hand at work.
    if (synced.get()) otherHand.set(changed.at(-1) ?? otherHand.get())
  })

  const mayRemove = (stroke: Stroke) => removesAny || stroke.authorId === selfId
  const onFrame = (frame: number) => strokes.get().filter(stroke => stroke.frame === frame)
  const lastOn = (frame: number) => mine.findLast(id => onFrame(frame).some(stroke => stroke.id === id))

  return {
    strokes,
    frames,
    otherHand,
    onFrame,
    begin(stroke) {
      const id = crypto.randomUUID()
      if (!mayBegin()) return id
      mine.push(id)
      beginStroke(doc, { ...stroke, id, recordingId, authorId: selfId })
      return id
    },
    extend: (id, points) => batch.add(id, { kind: 'extend', points: [...points] }),
    reshape: (id, points) => batch.add(id, { kind: 'reshape', points: [...points] }),
    finish: batch.flush,
    mayRemove,
    remove(id) {
      const stroke = strokes.get().find(one => one.id === id)
      if (stroke && mayRemove(stroke)) removeStroke(doc, id)
    },
    undoable: frame => lastOn(frame) !== undefined,
    undo(frame) {
      const last = lastOn(frame)
      if (last) removeStroke(doc, last)
    },
    clear(frame) {
      doc.transact(() => {
        for (const stroke of onFrame(frame).filter(mayRemove)) removeStroke(doc, stroke.id)
      })
    },
    removesAny,
  }
}
