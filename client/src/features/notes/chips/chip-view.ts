import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import type { ChipKind, ChipOptions } from './chip.ts'
import { addPicture } from './chip-picture.ts'

/** The button that stands for a chip in the text; it follows what it points to. */
export function chipView(kind: ChipKind, node: Node, options: ChipOptions): NodeView {
  const button = document.createElement('button')
  button.type = 'button'
  button.contentEditable = 'false'
  button.className = 'chip'
  button.dataset.testid = testIdOf(kind.name)
  button.dataset.chip = kind.name
  const words = button.appendChild(document.createElement('span'))
  for (const [key, value] of Object.entries(node.attrs)) button.dataset[key] = String(value)

  function draw() {
    const { text, spoken, shape, gone } = kind.face(node.attrs, options)
    words.textContent = text
    button.setAttribute('aria-label', spoken)
    button.title = spoken
    button.classList.toggle('chip--gone', gone ?? false)
    button.setAttribute('aria-disabled', String(gone ?? false))
    if (shape) button.dataset.shape = shape
    else delete button.dataset.shape
  }
  draw()
  const { meeting } = options.hands
  const still = kind.still?.(node.attrs)
  const undo = [meeting?.things.subscribe(draw), meeting && still && addPicture(button, still, meeting.picture)]
  // The caret stays where it was: one looks at the film and writes on.
  button.addEventListener('mousedown', event => event.preventDefault())
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') kind.press(node.attrs, options.hands)
  })
  return {
    dom: button,
    stopEvent: event => button.contains(event.target as Element) && !(event instanceof DragEvent),
    ignoreMutation: () => true,
    destroy() {
      for (const one of undo) one?.()
    },
  }
}

/** "timeChip" is found as "time-chip". */
const testIdOf = (name: string) => name.replace('Chip', '-chip')
