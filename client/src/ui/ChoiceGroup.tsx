import { RadioGroup as AriaRadioGroup, RadioButton, RadioField } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldHelp, FieldLabel, type FieldTexts } from './Field.tsx'
import { type Kind, KindShape } from './KindShape.tsx'
import './ChoiceGroup.css'

export interface ChoiceOption {
  value: Kind
  label: string
  description?: string
}

export interface ChoiceGroupProps extends FieldTexts {
  value: Kind | null
  onChange: (value: Kind) => void
  /** The two kinds, with their words. */
  options: readonly ChoiceOption[]
  isDisabled?: boolean
  className?: string
  'data-testid'?: string
}

/** The choice between Looking good and Looking closer: two answers of the same size, told apart by word and shape. */
export function ChoiceGroup({ label, hint, description, error, value, onChange, options, ...props }: ChoiceGroupProps) {
  const { className, ...rest } = props
  return (
    <AriaRadioGroup
      validationBehavior="aria"
      {...rest}
      value={value}
      onChange={next => onChange(next === 'lookingGood' ? 'lookingGood' : 'lookingCloser')}
      isInvalid={error !== undefined}
      className={classNames('ui-field', className)}
    >
      <FieldLabel label={label} {...(hint && { hint })} />
      <div className="ui-choices">
        {options.map(option => (
          <Choice key={option.value} {...option} />
        ))}
      </div>
      <FieldHelp description={description} {...(error && { error })} />
    </AriaRadioGroup>
  )
}

function Choice({ value, label, description }: ChoiceOption) {
  return (
    <RadioField value={value} className="ui-choice-field">
      <RadioButton className="ui-choice" data-kind={value}>
        <KindShape kind={value} size={20} />
        <span className="ui-choice-words">
          <span className="ui-choice-label">{label}</span>
          {description ? <span className="ui-choice-help">{description}</span> : null}
        </span>
      </RadioButton>
    </RadioField>
  )
}
