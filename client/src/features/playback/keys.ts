import type { Hands } from './hands.ts'

const jumpMs = 2_000

/** What a key does with the film; null when it has nothing to do with it. Comma and full stop step a frame, as players do. */
export function keyAction(key: string, hands: Hands, rate: number): (() => void) | null {
  switch (key.toLowerCase()) {
    case ' ':
    case 'k':
      return hands.playOrPause
    case 'j':
      return () => hands.jump(-jumpMs)
    case 'l':
      return () => hands.jump(jumpMs)
    case ',':
      return () => hands.step(-1)
    case '.':
      return () => hands.step(1)
    case '<':
      return () => hands.setRate(Math.max(0.25, rate / 2))
    case '>':
      return () => hands.setRate(Math.min(2, rate * 2))
    default:
      return null
  }
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
