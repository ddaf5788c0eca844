import { filmTime } from './film-time.ts'
import { clamp, shareOf } from './geometry.ts'
import { StoryboardTile } from './StoryboardTile.tsx'
import type { Storyboard } from './timeline-types.ts'

const previewHeight = 90

export interface HoverPreviewProps {
  atMs: number
  board: Storyboard | undefined
  width: number
  durationMs: number
}

/** The picture and time under the pointer, above the track and never outside it. */
export function HoverPreview({ atMs, board, width, durationMs }: HoverPreviewProps) {
  const ownWidth = board ? (board.tileWidth * previewHeight) / board.tileHeight : 56
  const left = clamp(shareOf(atMs, durationMs) * width - ownWidth / 2, 0, Math.max(0, width - ownWidth))
  return (
    <div className="ui-timeline-preview" style={{ left, width: ownWidth }} aria-hidden="true">
      {board ? <StoryboardTile board={board} atMs={atMs} height={previewHeight} /> : null}
      <span className="ui-time">{filmTime(atMs)}</span>
    </div>
  )
}
