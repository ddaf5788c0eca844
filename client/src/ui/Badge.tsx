import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Kind, KindShape } from './KindShape.tsx'
import './Badge.css'

export interface BadgeProps {
  tone?: 'neutral' | 'accent' | 'success' | 'attention' | 'problem'
  icon?: LucideIcon
  'data-testid'?: string
  children: ReactNode
}

/** A state in one or two words. */
export function Badge({ tone = 'neutral', icon: Icon, children, ...rest }: BadgeProps) {
  return (
    <span {...rest} className="ui-badge" data-tone={tone}>
      {Icon ? <Icon size={14} aria-hidden="true" /> : null}
      {children}
    </span>
  )
}

/** Looking good or Looking closer, by word, shape and colour. */
export function KindTag({ kind, children }: { kind: Kind; children: ReactNode }) {
  return (
    <span className="ui-badge" data-kind={kind}>
      <KindShape kind={kind} size={12} />
      {children}
    </span>
  )
}
