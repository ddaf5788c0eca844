import { filmTime } from './film-time.ts'
import { clamp } from './geometry.ts'
import { StoryboardTile } from './StoryboardTile.tsx'
import type { Storyboard } from './timeline-types.ts'

const previewHeight = 90

export interface HoverPreviewProps {
  /** Where the pointer is, in pixels of the track. */
  x: number
  atMs: number
  board: Storyboard | undefined
  width: number
}

/** The picture and time under the pointer or the finger, above the track and never outside it. */
export function HoverPreview({ x, atMs, board, width }: HoverPreviewProps) {
  const ownWidth = board ? (board.tileWidth * previewHeight) / board.tileHeight : 56
  const left = clamp(x - ownWidth / 2, 0, Math.max(0, width - ownWidth))
  return (
    <div
      className="ui-timeline-preview"
      data-testid="timeline-preview"
      style={{ left, width: ownWidth }}
      aria-hidden="true"
    >
      {board ? <StoryboardTile board={board} atMs={atMs} height={previewHeight} /> : null}
      <span className="ui-time">{filmTime(atMs)}</span>
    </div>
  )
}
