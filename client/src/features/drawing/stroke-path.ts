import type { Stroke } from '@samsyn/shared'
import { getStroke } from 'perfect-freehand'

/** How large the picture is, and how many times thicker than on the film its strokes are: on a small one they would not be seen. */
type Picture = { width: number; height: number; boldness?: number | undefined }
type At = readonly [number, number]

/** How thick a stroke is, as a share of the picture's width. */
const thickness = 0.0075
const headLength = 5
const headWidth = 2.2
const roundings = 2

/** The outline of a stroke as an SVG path to be filled, in the pixels of a picture of that size. */
export function strokePath({ tool, points }: Pick<Stroke, 'tool' | 'points'>, picture: Picture): string {
  const places = placesOf(points, picture)
  const thick = picture.width * thickness * (picture.boldness ?? 1)
  const [from] = places
  const to = places.at(-1)
  if (!from || !to) return ''
  switch (tool) {
    case 'pen':
      return penPath(places, thick)
    case 'arrow':
      return arrowPath(from, to, thick)
    case 'circle':
      return circlePath(from, to, thick)
  }
}

function placesOf(points: readonly number[], { width, height }: Picture): At[] {
  const places: At[] = []
  for (let index = 0; index + 1 < points.length; index += 2)
    places.push([(points[index] ?? 0) * width, (points[index + 1] ?? 0) * height])
  return places
}

function penPath(places: readonly At[], thick: number): string {
  const outline = getStroke(
    places.map(([x, y]) => [x, y]),
    { size: thick * 1.5, thinning: 0.35, smoothing: 0.6, streamline: 0.4 },
  )
  const [first] = outline
  if (!first) return ''
  const curves = outline.map((at, index) => {
    const next = outline[(index + 1) % outline.length] ?? at
    return `${pair(at)} ${pair([(at[0] + next[0]) / 2, (at[1] + next[1]) / 2])}`
  })
  return `M${pair(first)}Q${curves.join(' ')}Z`
}

/** From where the hand began to where it points. */
function arrowPath(from: At, to: At, thick: number): string {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (length < thick) return circlePath([to[0] - thick, to[1] - thick], [to[0] + thick, to[1] + thick], thick)
  const along: At = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  const head = Math.min(headLength * thick, length)
  const place = (forward: number, aside: number): At => [
    from[0] + along[0] * forward - along[1] * aside,
    from[1] + along[1] * forward + along[0] * aside,
  ]
  const half = thick / 2
  const neck = length - head
  const wing = headWidth * thick
  const corners = [
    place(0, -half),
    place(neck, -half),
    place(neck, -wing),
    place(length, 0),
    place(neck, wing),
    place(neck, half),
    place(0, half),
  ]
  return `M${corners.map(pair).join('L')}Z`
}

/** A ring that fills the box between two opposite corners. */
function circlePath(from: At, to: At, thick: number): string {
  const middle: At = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  const across = Math.max(Math.abs(to[0] - from[0]) / 2, thick)
  const down = Math.max(Math.abs(to[1] - from[1]) / 2, thick)
  const half = thick / 2
  // The inner edge runs the other way round, which makes it a hole.
  return ellipse(middle, across + half, down + half, 1) + ellipse(middle, across - half, down - half, 0)
}

function ellipse([x, y]: At, across: number, down: number, sweep: 0 | 1): string {
  const arc = (toX: number) => `A${number(across)} ${number(down)} 0 1 ${sweep} ${pair([toX, y])}`
  return `M${pair([x - across, y])}${arc(x + across)}${arc(x - across)}Z`
}

const number = (value: number) => String(Number(value.toFixed(roundings)))
const pair = ([x, y]: At) => `${number(x)} ${number(y)}`
