import type { drawing as da } from '../da/drawing.ts'
import type { Same } from '../same.ts'

export const drawing: Same<typeof da> = {
  draw: 'Draw on the picture',
  tools: 'Drawing tools',
  pen: 'Pen',
  arrow: 'Arrow',
  circle: 'Circle',
  sun: 'Yellow',
  petrol: 'Teal',
  leaf: 'Green',
  coral: 'Coral',
  undo: 'Remove my last stroke',
  clear: 'Clear the picture',
  clearTitle: 'Clear the picture?',
  clearOwn: 'What you have drawn on this picture is removed for everybody. What others have drawn stays.',
  clearAll: 'All that is drawn on this picture is removed for everybody. Drawings on other pictures stay.',
  clearConfirm: 'Clear the picture',
  layer_one: '{{count}} drawing on the picture',
  layer_other: '{{count}} drawings on the picture',
  layerActive:
    'Draw on the picture. The arrow keys move the aim, Enter drops an arrow, a circle or a dot, Delete removes your last, Escape ends.',
  mark: 'Drawing at {{time}} by {{names}}',
  noRoom: 'So much is drawn at this meeting that there is no room for more. Write in the notes instead.',
  somebody: 'somebody who was here',
}
