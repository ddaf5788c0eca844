import { memo } from 'react'
import { tilesIn } from './geometry.ts'
import { StoryboardTile } from './StoryboardTile.tsx'
import type { Span, Storyboard } from './timeline-types.ts'

export interface StoryboardRowProps {
  board: Storyboard | undefined
  view: Span
  width: number
  height: number
}

/** Pictures of what is in view, side by side; only those are made. Keeps its height while there are none. */
export const StoryboardRow = memo(function StoryboardRow({ board, view, width, height }: StoryboardRowProps) {
  const tiles = board ? tilesIn(view, width, (board.tileWidth * height) / board.tileHeight) : []
  return (
    <div className="ui-timeline-storyboard" style={{ height }}>
      {board
        ? tiles.map(({ index, left, atMs }) => (
            <StoryboardTile key={index} board={board} atMs={atMs} height={height} left={left} />
          ))
        : null}
    </div>
  )
})
