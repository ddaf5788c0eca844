import { Check, ChevronDown } from 'lucide-react'
import {
  Select as AriaSelect,
  Button,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  SelectValue,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldHelp, FieldLabel, type FieldTexts } from './Field.tsx'
import './Overlay.css'
import './Select.css'

export interface SelectItem {
  id: string
  label: string
  description?: string
}

export interface SelectSection {
  id: string
  label: string
  items: readonly SelectItem[]
}

export interface SelectProps extends FieldTexts {
  value: string | null
  onChange: (id: string) => void
  /** Items under headings, such as dimensions under their domain. Give this or `items`. */
  sections?: readonly SelectSection[]
  items?: readonly SelectItem[]
  placeholder?: string
  isDisabled?: boolean
  className?: string
  /** Lands on the button that opens the list. */
  'data-testid'?: string
}

/** One of many, in a list that opens. */
export function Select({ label, hint, description, error, value, onChange, sections, items, ...props }: SelectProps) {
  const { className, 'data-testid': testId, ...rest } = props
  return (
    <AriaSelect
      {...rest}
      validationBehavior="aria"
      value={value}
      onChange={key => key !== null && onChange(String(key))}
      isInvalid={error !== undefined}
      className={classNames('ui-field', className)}
    >
      <FieldLabel label={label} {...(hint && { hint })} />
      <Button className="ui-input ui-select-button" data-testid={testId}>
        <SelectValue className="ui-select-value" />
        <ChevronDown size={18} aria-hidden="true" />
      </Button>
      <FieldHelp description={description} {...(error && { error })} />
      <Popover className="ui-popover ui-select-popover">
        <ListBox className="ui-list">
          {sections?.map(section => (
            <ListBoxSection key={section.id} id={section.id} className="ui-list-section">
              <Header className="ui-list-header">{section.label}</Header>
              {section.items.map(SelectOption)}
            </ListBoxSection>
          ))}
          {items?.map(SelectOption)}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

function SelectOption({ id, label, description }: SelectItem) {
  return (
    <ListBoxItem key={id} id={id} textValue={label} className="ui-list-item">
      <Check size={16} className="ui-list-check" aria-hidden="true" />
      <span className="ui-list-words">
        <span className="ui-list-label">{label}</span>
        {description ? <span className="ui-list-help">{description}</span> : null}
      </span>
    </ListBoxItem>
  )
}
