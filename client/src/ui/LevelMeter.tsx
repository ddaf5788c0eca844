import { useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import './LevelMeter.css'

export interface LevelMeterProps {
  label: string
  /** 0..1, for meters that seldom change. */
  level?: number
  /** Calls back with 0..1 as often as it likes: the bar moves without rendering. Must keep its identity. */
  subscribeLevel?: (listener: (level: number) => void) => () => void
  /** What is read aloud for a level: "Vi kan høre dig". */
  valueText?: (level: number) => string
  className?: string
  'data-testid'?: string
}

const tellEveryMs = 500

/** How loud the microphone is, as a row of steps that fill up. */
export function LevelMeter({ label, level = 0, subscribeLevel, valueText, className, ...rest }: LevelMeterProps) {
  const meter = useRef<HTMLDivElement>(null)
  const fill = useRef<HTMLDivElement>(null)
  const percent = Math.round(clampLevel(level) * 100)

  useEffect(() => {
    if (!subscribeLevel) return
    let toldAtMs = Number.NEGATIVE_INFINITY
    return subscribeLevel(next => {
      const shown = clampLevel(next)
      if (fill.current) fill.current.style.transform = `scaleX(${shown})`
      const nowMs = performance.now()
      if (nowMs - toldAtMs < tellEveryMs || !meter.current) return
      toldAtMs = nowMs
      meter.current.setAttribute('aria-valuenow', String(Math.round(shown * 100)))
      if (valueText) meter.current.setAttribute('aria-valuetext', valueText(shown))
    })
  }, [subscribeLevel, valueText])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a native meter cannot be drawn as steps in every browser
    <div
      {...rest}
      ref={meter}
      className={classNames('ui-level', className)}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={valueText?.(clampLevel(level))}
    >
      <div ref={fill} className="ui-level-fill" style={{ transform: `scaleX(${percent / 100})` }} />
    </div>
  )
}

function clampLevel(level: number): number {
  return Math.min(1, Math.max(0, level))
}
