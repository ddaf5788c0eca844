import { MoveHorizontal, ZoomIn, ZoomOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../IconButton.tsx'
import { zoomStep } from './geometry.ts'
import type { TimelineTexts } from './timeline-types.ts'
import './TimelineTools.css'

export interface TimelineToolsProps {
  texts: TimelineTexts
  /** Whether the film can be shown larger, or is larger than all of it. */
  canGrow: boolean
  canShrink: boolean
  /** By how much to show the film larger; 0 shows all of it. */
  onZoom: (factor: number) => void
  /** What fills the line before the buttons. */
  children: ReactNode
  more?: ReactNode
}

/** The line under the timeline: which part is in view, and the buttons that change it. */
export function TimelineTools({ texts, canGrow, canShrink, onZoom, children, more }: TimelineToolsProps) {
  const buttons = [
    { id: 'zoom-out', label: texts.zoomOut, icon: ZoomOut, factor: 1 / zoomStep, can: canShrink },
    { id: 'zoom-in', label: texts.zoomIn, icon: ZoomIn, factor: zoomStep, can: canGrow },
    { id: 'zoom-all', label: texts.zoomAll, icon: MoveHorizontal, factor: 0, can: canShrink },
  ]
  return (
    <div className="ui-timeline-tools">
      <div className="ui-timeline-tools-view">{children}</div>
      {buttons.map(({ id, label, icon, factor, can }) => (
        <IconButton
          key={id}
          label={label}
          icon={icon}
          size="compact"
          isDisabled={!can}
          onPress={() => onZoom(factor)}
          data-testid={id}
        />
      ))}
      {more}
    </div>
  )
}
