import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, type Placement, TooltipTrigger } from 'react-aria-components'
import { Kbd } from './Kbd.tsx'
import './Tooltip.css'

export interface TooltipProps {
  text: string
  shortcut?: string
  placement?: Placement
  /** One focusable component: Button, IconButton, LinkButton. */
  children: ReactElement
}

/** A few words about the thing under the pointer or focus. Never the only place where something is said. */
export function Tooltip({ text, shortcut, placement = 'top', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className="ui-tooltip" placement={placement} offset={6}>
        {text}
        {shortcut ? <Kbd>{shortcut}</Kbd> : null}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
