import { createRoot } from 'react-dom/client'
import type { PictureOf, Still } from '../note-hands.ts'
import './still.css'

/** Puts the small picture of a still before the chip's words, as long as it can be had; returns how to take it away. */
export function addPicture(chip: HTMLElement, still: Still, picture: PictureOf): () => void {
  const place = document.createElement('span')
  place.className = 'still'
  const shown = picture(still, () => place.remove())
  if (!shown) return () => {}
  chip.prepend(place)
  const root = createRoot(place)
  root.render(shown)
  // React itself may be at work when it closes the editor, and takes nothing away meanwhile.
  return () => queueMicrotask(() => root.unmount())
}
