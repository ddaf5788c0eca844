import { moveEdge } from './geometry.ts'
import { SelectionHandle } from './SelectionHandle.tsx'
import type { Span, TimelineTexts } from './timeline-types.ts'

export interface SelectionHandlesProps {
  span: Span
  durationMs: number
  view: Span
  frameDurationMs: number
  texts: TimelineTexts
  disabled: boolean
  onChange: (span: Span, phase: { final: boolean }) => void
  onReveal: (ms: number) => void
}

/** Both ends of the sequence being marked. */
export function SelectionHandles({
  span,
  durationMs,
  view,
  frameDurationMs,
  texts,
  disabled,
  onChange,
  onReveal,
}: SelectionHandlesProps) {
  const least = Math.max(1, Math.ceil(frameDurationMs))
  const ends = [
    { edge: 'startMs', label: texts.selectionStart, limits: { startMs: 0, endMs: Math.max(0, span.endMs - least) } },
    { edge: 'endMs', label: texts.selectionEnd, limits: { startMs: span.startMs + least, endMs: durationMs } },
  ] as const
  return ends.map(({ edge, label, limits }) => (
    <SelectionHandle
      key={edge}
      edge={edge}
      span={span}
      limits={limits}
      durationMs={durationMs}
      view={view}
      frameDurationMs={frameDurationMs}
      label={label}
      spokenTime={texts.spokenTime}
      disabled={disabled}
      onReveal={onReveal}
      onMove={(toMs, phase) => onChange(moveEdge(span, edge, toMs, frameDurationMs, durationMs), phase)}
    />
  ))
}
