import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import type { ChipKind, ChipOptions } from './chip.ts'

/** The button that stands for a chip in the text; it follows what it points to. */
export function chipView(kind: ChipKind, node: Node, options: ChipOptions): NodeView {
  const button = document.createElement('button')
  button.type = 'button'
  button.contentEditable = 'false'
  button.className = 'chip'
  button.dataset.testid = testIdOf(kind.name)
  button.dataset.chip = kind.name
  for (const [key, value] of Object.entries(node.attrs)) button.dataset[key] = String(value)

  function draw() {
    const { text, spoken, shape, gone } = kind.face(node.attrs, options)
    button.textContent = text
    button.setAttribute('aria-label', spoken)
    button.title = spoken
    button.classList.toggle('chip--gone', gone ?? false)
    button.setAttribute('aria-disabled', String(gone ?? false))
    if (shape) button.dataset.shape = shape
    else delete button.dataset.shape
  }
  draw()
  const stop = options.hands.meeting?.things.subscribe(draw)
  // The caret stays where it was: one looks at the film and writes on.
  button.addEventListener('mousedown', event => event.preventDefault())
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') kind.press(node.attrs, options.hands)
  })
  return {
    dom: button,
    stopEvent: event => event.target === button && !(event instanceof DragEvent),
    ignoreMutation: () => true,
    ...(stop && { destroy: stop }),
  }
}

/** "timeChip" is found as "time-chip". */
const testIdOf = (name: string) => name.replace('Chip', '-chip')
