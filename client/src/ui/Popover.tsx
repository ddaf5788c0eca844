import type { ReactElement, ReactNode } from 'react'
import { Popover as AriaPopover, Dialog, DialogTrigger, type Placement } from 'react-aria-components'
import './Overlay.css'
import './Popover.css'

export interface PopoverProps {
  /** What opens it: Button or IconButton. */
  trigger: ReactElement
  /** Name of the panel, read aloud. */
  label: string
  placement?: Placement
  /** The content; as a function it is given a way to close the panel. */
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** A small panel beside the button that opens it. */
export function Popover({ trigger, label, placement = 'bottom', children }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className="ui-popover" placement={placement}>
        <Dialog className="ui-popover-panel" aria-label={label}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
