import { memo } from 'react'
import { tileTimes } from './geometry.ts'
import { StoryboardTile } from './StoryboardTile.tsx'
import type { Storyboard } from './timeline-types.ts'

export interface StoryboardRowProps {
  board: Storyboard | undefined
  width: number
  height: number
  durationMs: number
}

/** Pictures of the film side by side over the whole width. Keeps its height while there are none. */
export const StoryboardRow = memo(function StoryboardRow({ board, width, height, durationMs }: StoryboardRowProps) {
  const times = board ? tileTimes(width, (board.tileWidth * height) / board.tileHeight, durationMs) : []
  return (
    <div className="ui-timeline-storyboard" style={{ height }}>
      {board ? times.map(atMs => <StoryboardTile key={atMs} board={board} atMs={atMs} height={height} />) : null}
    </div>
  )
})
