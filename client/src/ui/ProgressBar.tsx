import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components'
import { classNames } from './class-names.ts'
import './ProgressBar.css'

export interface ProgressBarProps {
  label: string
  /** 0..1. Left out while nobody knows how far it is. */
  value?: number
  /** Shown and read instead of the percentage: "84 MB af 210 MB". */
  valueText?: string
  /** Shown beneath: "Cirka 2 minutter tilbage". */
  remainingText?: string
  className?: string
  'data-testid'?: string
}

/** How far something has come. */
export function ProgressBar({ label, value, valueText, remainingText, className, ...rest }: ProgressBarProps) {
  return (
    <AriaProgressBar
      {...rest}
      className={classNames('ui-progress', className)}
      isIndeterminate={value === undefined}
      minValue={0}
      maxValue={1}
      {...(value !== undefined && { value })}
      {...(valueText !== undefined && { valueLabel: valueText })}
    >
      {({ percentage, valueText: shownText }) => (
        <>
          <span className="ui-progress-head">
            <Label>{label}</Label>
            <span className="ui-time">{shownText}</span>
          </span>
          <span className="ui-progress-track">
            <span className="ui-progress-fill" style={{ width: `${percentage ?? 30}%` }} />
          </span>
          {remainingText ? <span className="ui-meta">{remainingText}</span> : null}
        </>
      )}
    </AriaProgressBar>
  )
}
