import type { Film, PersonId, Stroke, StrokeColour, StrokeTool } from '@samsyn/shared'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from '../../useStore.ts'
import type { Drawings } from './drawings.ts'
import type { Point } from './points.ts'
import { StrokePath } from './StrokePath.tsx'
import { useAim } from './useAim.ts'
import { useDrawingHand } from './useDrawingHand.ts'
import { useOtherHand } from './useOtherHand.ts'
import { type Standing, useStandingFrame } from './useStandingFrame.ts'
import './DrawingLayer.css'

type Props = {
  drawings: Drawings
  player: Standing
  film: Pick<Film, 'width' | 'height'>
  /** Whether the hand draws here now. */
  active: boolean
  tool: StrokeTool
  colour: StrokeColour
  names: (personId: PersonId) => string
  /** Called when somebody who draws by keys is done. */
  onLeave?: () => void
}

/** What is drawn on the frame that stands, exactly over the picture. While the film runs there is nothing. */
export function DrawingLayer({ drawings, player, film, active, tool, colour, names, onLeave }: Props) {
  const { t } = useTranslation()
  const frame = useStandingFrame(player)
  const all = useStore(drawings.strokes)
  const shown = useMemo(() => all.filter(stroke => stroke.frame === frame), [all, frame])
  const hand = useDrawingHand(drawings, { frame, tool, colour })
  const { aim, onKeyDown } = useAim(drawings, { frame, tool, colour }, onLeave)
  const { width, height } = film
  const layer = useFocusWhile(active)
  return (
    <div className="drawing-layer" data-active={active || undefined}>
      <svg
        ref={layer}
        className="drawing-layer__picture"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        data-testid="drawing-layer"
        data-frame={frame ?? undefined}
        data-strokes={shown.length}
        role={active ? 'application' : 'img'}
        aria-label={active ? t('drawing.layerActive') : t('drawing.layer', { count: shown.length })}
        aria-hidden={!active && shown.length === 0}
        tabIndex={active ? 0 : -1}
        {...(active && { ...hand, onKeyDown })}
      >
        {shown.map(stroke => (
          <StrokePath key={stroke.id} stroke={stroke} width={width} height={height} />
        ))}
        {active && frame !== null && <Aim aim={aim} width={width} height={height} />}
      </svg>
      <OtherHand drawings={drawings} shown={shown} names={names} />
    </div>
  )
}

/** Puts the focus on the picture when drawing begins, so that the keys work at once. */
function useFocusWhile(active: boolean) {
  const ref = useRef<SVGSVGElement>(null)
  useEffect(() => {
    if (active) ref.current?.focus({ preventScroll: true })
  }, [active])
  return ref
}

function Aim({ aim, width, height }: { aim: Point; width: number; height: number }) {
  const [x, y, arm] = [aim.x * width, aim.y * height, width * 0.025]
  return (
    <path
      className="drawing-layer__aim"
      d={`M${x - arm} ${y}H${x + arm}M${x} ${y - arm}V${y + arm}`}
      strokeWidth={width * 0.003}
    />
  )
}

/** Whose hand draws, by the end of their stroke. */
function OtherHand({ drawings, shown, names }: Pick<Props, 'drawings' | 'names'> & { shown: readonly Stroke[] }) {
  const stroke = useOtherHand(drawings)
  if (!stroke || !shown.some(({ id }) => id === stroke.id)) return null
  return (
    <span className="drawing-layer__name" style={endOf(stroke)}>
      {names(stroke.authorId)}
    </span>
  )
}

function endOf({ points }: Stroke) {
  return { left: `${(points.at(-2) ?? 0) * 100}%`, top: `${(points.at(-1) ?? 0) * 100}%` }
}
