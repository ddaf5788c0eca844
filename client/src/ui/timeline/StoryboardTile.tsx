import { tileAt } from './geometry.ts'
import type { Storyboard } from './timeline-types.ts'

export interface StoryboardTileProps {
  board: Storyboard
  atMs: number
  height: number
  /** Pixels from the left, when it is one in a row. */
  left?: number
}

/** The storyboard's picture of one moment, at a given height. */
export function StoryboardTile({ board, atMs, height, left }: StoryboardTileProps) {
  const scale = height / board.tileHeight
  const width = board.tileWidth * scale
  const { column, row } = tileAt(atMs, board)
  return (
    <span
      className="ui-timeline-tile"
      style={{
        width,
        height,
        backgroundImage: `url("${board.url}")`,
        backgroundSize: `${width * board.columns}px ${height * board.rows}px`,
        backgroundPosition: `${-column * width}px ${-row * height}px`,
        ...(left === undefined ? {} : { position: 'absolute', transform: `translateX(${left}px)` }),
      }}
    />
  )
}
