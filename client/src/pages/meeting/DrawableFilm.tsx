import { type ReactNode, useState } from 'react'
import { DrawingLayer } from '../../features/drawing/DrawingLayer.tsx'
import { DrawingTools } from '../../features/drawing/DrawingTools.tsx'
import { FilmStage } from '../../features/playback/FilmStage.tsx'
import { useStore } from '../../useStore.ts'
import { OverFilm } from './OverFilm.tsx'
import type { StageParts } from './RoomStage.tsx'
import { StageLine } from './StageLine.tsx'

/** The picture and the layer one draws on; to draw is to stop the film first, and nobody draws who looks alone. */
export function DrawableFilm({ children, ...parts }: StageParts & { children: ReactNode }) {
  const { meeting, film, room, drawings, player, hands, attendees, lookBack, onPlayer } = parts
  const [wanted, setWanted] = useState(false)
  const [tool, setTool] = useState<'pen' | 'arrow' | 'circle'>('pen')
  const [colour, setColour] = useState<'sun' | 'petrol' | 'leaf' | 'coral'>('sun')
  const { playing } = useStore(room.steering.vector)
  const together = lookBack.apart === null
  const active = wanted && together
  const names = (id: string) => attendees.find(attendee => attendee.id === id)?.displayName ?? ''
  const start = (on: boolean) => {
    if (on && playing) hands?.stop()
    setWanted(on)
  }
  const leave = () => {
    setWanted(false)
    document.querySelector<HTMLElement>('[data-testid="draw"]')?.focus()
  }
  return (
    <>
      <div className="room__screen">
        <FilmStage
          {...{ film, onPlayer }}
          recordingId={meeting.recordingId}
          steering={lookBack.apart ?? room.steering}
          clock={room.clock}
          standbyMs={lookBack.apart ? null : parts.led.standbyMs}
        >
          {player && (
            <DrawingLayer
              {...{ drawings, player, film, tool, colour, names }}
              active={active && !playing}
              onLeave={leave}
            />
          )}
        </FilmStage>
        <OverFilm {...parts} />
      </div>
      <StageLine {...parts} />
      <div className="room__bar">
        {children}
        {player && (
          <DrawingTools
            {...{ drawings, player, tool, colour, active }}
            canDraw={together}
            onActive={start}
            onTool={setTool}
            onColour={setColour}
          />
        )}
      </div>
    </>
  )
}
