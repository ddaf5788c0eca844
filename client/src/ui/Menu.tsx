import type { LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import {
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  type Placement,
  Popover,
} from 'react-aria-components'
import { Kbd } from './Kbd.tsx'
import './Overlay.css'

export interface MenuEntry {
  id: string
  label: string
  description?: string
  icon?: LucideIcon
  shortcut?: string
  tone?: 'danger'
  href?: string
  isDisabled?: boolean
}

export interface MenuGroup {
  id: string
  label: string
  items: readonly MenuEntry[]
}

export interface MenuProps {
  /** What opens it: Button or IconButton. */
  trigger: ReactElement
  /** Name of the list, read aloud. */
  label: string
  items?: readonly MenuEntry[]
  groups?: readonly MenuGroup[]
  onAction: (id: string) => void
  placement?: Placement
}

/** A list of things to do, opened by a button. */
export function Menu({ trigger, label, items, groups, onAction, placement = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="ui-popover" placement={placement}>
        <AriaMenu className="ui-list" aria-label={label} onAction={key => onAction(String(key))}>
          {items?.map(Entry)}
          {groups?.map(group => (
            <MenuSection key={group.id} className="ui-list-section">
              <Header className="ui-list-header">{group.label}</Header>
              {group.items.map(Entry)}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function Entry({ id, label, description, icon: Icon, shortcut, tone, href, isDisabled }: MenuEntry) {
  return (
    <MenuItem
      key={id}
      id={id}
      textValue={label}
      className="ui-list-item"
      data-tone={tone}
      data-testid={`menu-${id}`}
      {...(href && { href })}
      {...(isDisabled && { isDisabled })}
    >
      {Icon ? <Icon size={18} aria-hidden="true" /> : null}
      <span className="ui-list-words">
        <span>{label}</span>
        {description ? <span className="ui-list-help">{description}</span> : null}
      </span>
      {shortcut ? <Kbd>{shortcut}</Kbd> : null}
    </MenuItem>
  )
}
