import type { ReactNode } from 'react'
import { VisuallyHidden } from './VisuallyHidden.tsx'
import './Skeleton.css'

export interface SkeletonProps {
  shape?: 'line' | 'title' | 'block' | 'circle' | 'film' | 'button'
  /** Any CSS width; lines look truer when they differ. */
  width?: string
  height?: string
}

/** The shape of something that is on its way. Stands still. */
export function Skeleton({ shape = 'line', width, height }: SkeletonProps) {
  return <span className="ui-skeleton" data-shape={shape} style={{ width, height }} aria-hidden="true" />
}

/** Wraps skeletons and says aloud what is being fetched. */
export function Loading({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="ui-loading" role="status" data-testid="loading">
      <VisuallyHidden>{label}</VisuallyHidden>
      {children}
    </div>
  )
}
