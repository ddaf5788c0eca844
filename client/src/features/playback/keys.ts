import type { Vector } from '@samsyn/shared'
import type { Hands } from './hands.ts'

const jumpMs = 2_000
const fasterRates = [1, 1.5, 2]
/** Keys that go on while they are held; held, the others would undo themselves. */
const repeating = new Set([',', '.', 'j'])

/** What the keys can do, out of all that hands can. */
export type KeyHands = Pick<Hands, 'playOrPause' | 'play' | 'seek' | 'jump' | 'step' | 'setRate'>

/**
 * What a key does with the film; null when it has nothing to do with it. J, K and L lie as film editors know them, but no
 * film runs backwards here (a rate is at least 0.25): J goes back two seconds. Comma and full stop step a frame; I and O go
 * to the ends of the sequence that is on.
 */
export function keyAction(
  key: string,
  hands: KeyHands,
  { playing, rate, range }: Pick<Vector, 'playing' | 'rate' | 'range'>,
): (() => void) | null {
  switch (key.toLowerCase()) {
    case ' ':
    case 'k':
      return hands.playOrPause
    case 'j':
      return () => hands.jump(-jumpMs)
    case 'l':
      return playing ? () => hands.setRate(fasterThan(rate)) : hands.play
    case ',':
      return () => hands.step(-1)
    case '.':
      return () => hands.step(1)
    case '<':
      return () => hands.setRate(Math.max(0.25, rate / 2))
    case '>':
      return () => hands.setRate(Math.min(2, rate * 2))
    case 'i':
      return range && (() => hands.seek(range.startMs))
    case 'o':
      // Its last frame: at its very end the next one would stand.
      return range && (() => hands.seek(range.endMs - 1))
    default:
      return null
  }
}

/** Whether holding a key does its work again and again. */
export function goesOn(key: string): boolean {
  return repeating.has(key.toLowerCase())
}

function fasterThan(rate: number): number {
  return fasterRates.find(faster => faster > rate) ?? rate
}

const typing = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"], [role="dialog"]'
const pressing = 'button, a, summary, [role="slider"], [role="tab"], [role="option"], [role="menuitem"], [role="radio"]'

/** Whether a key belongs to what has the focus, not to the film: typing always, and the space bar on anything that it presses. */
export function belongsElsewhere(event: KeyboardEvent): boolean {
  const target = event.target
  if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return true
  if (target.closest(typing)) return true
  return event.key === ' ' && target.closest(pressing) !== null
}
