import { type StrokeColour, type StrokeTool, strokeColours, strokeTools } from '@samsyn/shared'
import { Circle, Eraser, type LucideIcon, MoveUpRight, Pencil, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { Drawings } from './drawings.ts'
import { useDrawn } from './useDrawn.ts'
import { type Standing, useStandingFrame } from './useStandingFrame.ts'
import './DrawingTools.css'

type Props = {
  drawings: Drawings
  player: Standing
  active: boolean
  onActive: (active: boolean) => void
  tool: StrokeTool
  onTool: (tool: StrokeTool) => void
  colour: StrokeColour
  onColour: (colour: StrokeColour) => void
  canDraw?: boolean
}

/** The button that lets one draw on the picture, and while one does, what to draw with. */
export function DrawingTools({ active, onActive, canDraw = true, ...drawing }: Props) {
  const { t } = useTranslation()
  return (
    <div className="drawing-tools">
      <Button
        icon={Pencil}
        variant="quiet"
        pressed={active}
        isDisabled={!canDraw}
        onPress={() => onActive(!active)}
        data-testid="draw"
      >
        {t('drawing.draw')}
      </Button>
      {active && (
        <div className="drawing-tools__set" role="toolbar" aria-label={t('drawing.tools')}>
          <ToolChoice {...drawing} />
          <ColourChoice {...drawing} />
          <TakeAway {...drawing} />
        </div>
      )}
    </div>
  )
}

const pictures: Record<StrokeTool, LucideIcon> = { pen: Pencil, arrow: MoveUpRight, circle: Circle }

function ToolChoice({ tool, onTool }: Pick<Props, 'tool' | 'onTool'>) {
  const { t } = useTranslation()
  return strokeTools.map(one => (
    <IconButton
      key={one}
      label={t(`drawing.${one}`)}
      icon={pictures[one]}
      pressed={one === tool}
      onPress={() => onTool(one)}
      data-testid={`tool-${one}`}
    />
  ))
}

function ColourChoice({ colour, onColour }: Pick<Props, 'colour' | 'onColour'>) {
  const { t } = useTranslation()
  return strokeColours.map(one => (
    <IconButton
      key={one}
      label={t(`drawing.${one}`)}
      icon={Circle}
      className={`drawing-tools__colour drawing-tools__colour--${one}`}
      pressed={one === colour}
      onPress={() => onColour(one)}
      data-testid={`colour-${one}`}
    />
  ))
}

function TakeAway({ drawings, player }: Pick<Props, 'drawings' | 'player'>) {
  const { t } = useTranslation()
  const frame = useStandingFrame(player)
  const [asking, setAsking] = useState(false)
  const { undoable, clearable } = useDrawn(drawings, frame)
  if (frame === null) return null
  return (
    <>
      <IconButton
        label={t('drawing.undo')}
        icon={Undo2}
        isDisabled={!undoable}
        onPress={() => drawings.undo(frame)}
        data-testid="undo-stroke"
      />
      <IconButton
        label={t('drawing.clear')}
        icon={Eraser}
        isDisabled={!clearable}
        onPress={() => setAsking(true)}
        data-testid="clear-drawing"
      />
      <ConfirmDialog
        isOpen={asking}
        title={t('drawing.clearTitle')}
        tone="danger"
        confirmText={t('drawing.clearConfirm')}
        cancelText={t('common.cancel')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          drawings.clear(frame)
          setAsking(false)
        }}
      >
        {t(drawings.removesAny ? 'drawing.clearAll' : 'drawing.clearOwn')}
      </ConfirmDialog>
    </>
  )
}
