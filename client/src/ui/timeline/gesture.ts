import type { Fingers } from './viewport.ts'

interface Finger {
  id: number
  /** Pixels from the left of the track. */
  x: number
}

/** What a hand is doing on the track. */
export type Gesture =
  | { kind: 'idle' }
  /** A finger that is down and has not yet shown what it wants. */
  | ({ kind: 'pressed' } & Finger)
  | ({ kind: 'scrubbing' } & Finger)
  /** A finger that was held still: it looks at the film's pictures and moves nothing. */
  | ({ kind: 'peeking' } & Finger)
  | { kind: 'pinching'; fingers: readonly [Finger, Finger] }
  /** A finger left over from two: until it is lifted it does nothing. */
  | { kind: 'spent'; id: number }

export type Pointing =
  | ({ kind: 'down' | 'move' | 'up' | 'cancel'; touch: boolean } & Finger)
  /** The finger has been held still long enough. */
  | { kind: 'held' }

export type Deed =
  | { kind: 'scrub'; x: number; final: boolean }
  | { kind: 'peek'; x: number }
  | { kind: 'unpeek' }
  | { kind: 'pinch'; from: Fingers; to: Fingers }

export interface Step {
  gesture: Gesture
  deeds: readonly Deed[]
}

export const idle: Gesture = { kind: 'idle' }

/** A finger must go this far sideways before it drags; less is a tap, a long press or the start of scrolling the page. */
const fingerSlackPx = 6

/** What comes of a pointer's event: a tap or a drag seeks, a long press looks, two fingers zoom and move the view. */
export function nextGesture(gesture: Gesture, event: Pointing): Step {
  switch (event.kind) {
    case 'held':
      return gesture.kind === 'pressed'
        ? { gesture: { ...gesture, kind: 'peeking' }, deeds: [{ kind: 'peek', x: gesture.x }] }
        : stay(gesture)
    case 'down':
      return down(gesture, event, event.touch)
    case 'move':
      return move(gesture, event, event.touch)
    case 'up':
      return lift(gesture, event, event.touch)
    case 'cancel':
      return cancel(gesture, event)
  }
}

function down(gesture: Gesture, { id, x }: Finger, touch: boolean): Step {
  switch (gesture.kind) {
    case 'idle':
      return touch
        ? { gesture: { kind: 'pressed', id, x }, deeds: [] }
        : { gesture: { kind: 'scrubbing', id, x }, deeds: [{ kind: 'scrub', x, final: false }] }
    case 'pressed':
    case 'scrubbing':
    case 'peeking':
      return touch && id !== gesture.id
        ? {
            gesture: { kind: 'pinching', fingers: [gesture, { id, x }] },
            deeds: [...ended(gesture), { kind: 'unpeek' }],
          }
        : stay(gesture)
    default:
      return stay(gesture)
  }
}

function move(gesture: Gesture, { id, x }: Finger, touch: boolean): Step {
  if (gesture.kind === 'idle') return touch ? stay(gesture) : { gesture, deeds: [{ kind: 'peek', x }] }
  if (gesture.kind === 'pinching') return pinch(gesture.fingers, { id, x })
  if (gesture.kind === 'spent' || gesture.id !== id || gesture.x === x) return stay(gesture)
  if (gesture.kind === 'peeking') return { gesture: { ...gesture, x }, deeds: [{ kind: 'peek', x }] }
  if (gesture.kind === 'pressed' && Math.abs(x - gesture.x) < fingerSlackPx) return stay(gesture)
  return { gesture: { kind: 'scrubbing', id, x }, deeds: [{ kind: 'scrub', x, final: false }] }
}

function pinch(fingers: readonly [Finger, Finger], moved: Finger): Step {
  const [one, other] = fingers
  const next = [one.id === moved.id ? moved : one, other.id === moved.id ? moved : other] as const
  const deed: Deed = { kind: 'pinch', from: [one.x, other.x], to: [next[0].x, next[1].x] }
  return { gesture: { kind: 'pinching', fingers: next }, deeds: [deed] }
}

function lift(gesture: Gesture, { id, x }: Finger, touch: boolean): Step {
  if (!isOf(gesture, id)) return stay(gesture)
  if (gesture.kind === 'pinching') return left(gesture.fingers, id)
  const seeks = gesture.kind === 'pressed' || gesture.kind === 'scrubbing'
  const deeds: Deed[] = seeks ? [{ kind: 'scrub', x, final: true }] : []
  return { gesture: idle, deeds: touch ? [...deeds, { kind: 'unpeek' }] : deeds }
}

/** The browser took the finger, to scroll the page: what was already moved stays where it was last. */
function cancel(gesture: Gesture, { id }: Finger): Step {
  if (!isOf(gesture, id)) return stay(gesture)
  if (gesture.kind === 'pinching') return left(gesture.fingers, id)
  return { gesture: idle, deeds: [...ended(gesture), { kind: 'unpeek' }] }
}

function ended(gesture: Gesture): Deed[] {
  return gesture.kind === 'scrubbing' ? [{ kind: 'scrub', x: gesture.x, final: true }] : []
}

function left([one, other]: readonly [Finger, Finger], lifted: number): Step {
  return { gesture: { kind: 'spent', id: one.id === lifted ? other.id : one.id }, deeds: [] }
}

function isOf(gesture: Gesture, id: number): boolean {
  if (gesture.kind === 'idle') return false
  return gesture.kind === 'pinching' ? gesture.fingers.some(finger => finger.id === id) : gesture.id === id
}

function stay(gesture: Gesture): Step {
  return { gesture, deeds: [] }
}
