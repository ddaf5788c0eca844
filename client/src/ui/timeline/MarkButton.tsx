import { Pencil } from 'lucide-react'
import { Button } from 'react-aria-components'
import { Tooltip } from '../Tooltip.tsx'
import { type Cluster, namesIn, spanOf } from './clusters.ts'
import type { TimelineTexts } from './timeline-types.ts'

export interface MarkButtonProps {
  cluster: Cluster
  /** How large a square it may be pressed on, in pixels. */
  size: number
  texts: TimelineTexts
  disabled: boolean
  onPress: () => void
  onFocus: () => void
}

/** A drawing on the timeline in its drawer's colour, or several as a number. */
export function MarkButton({ cluster, size, texts, disabled, onPress, onFocus }: MarkButtonProps) {
  const [first, ...more] = cluster.marks
  const count = more.length + 1
  const label = count === 1 ? first.label : texts.cluster(count, spanOf(cluster), namesIn(cluster))
  const colours = [...new Set(cluster.marks.flatMap(mark => (mark.by ?? []).map(drawer => drawer.colour)))]
  return (
    <Tooltip text={label} placement="bottom">
      <Button
        className="ui-timeline-mark"
        style={{ width: size, height: size }}
        aria-label={label}
        data-testid={`mark-${first.id}`}
        isDisabled={disabled}
        onPress={onPress}
        onFocus={onFocus}
      >
        <span className="ui-timeline-pin" style={{ background: paint(colours) }}>
          {count === 1 ? <Pencil size={13} aria-hidden="true" /> : count}
        </span>
      </Button>
    </Tooltip>
  )
}

/** One colour as it is, several as stripes of equal width; none leaves the pin as it looks by itself. */
function paint(colours: readonly string[]): string | undefined {
  if (colours.length < 2) return colours[0]
  const stop = (index: number) => `${(index / colours.length) * 100}%`
  return `linear-gradient(to right, ${colours.map((colour, at) => `${colour} ${stop(at)} ${stop(at + 1)}`).join(', ')})`
}
