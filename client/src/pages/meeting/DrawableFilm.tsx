import { type ReactNode, useState } from 'react'
import { DrawingLayer } from '../../features/drawing/DrawingLayer.tsx'
import { DrawingTools } from '../../features/drawing/DrawingTools.tsx'
import { FilmStage } from '../../features/playback/FilmStage.tsx'
import { useStore } from '../../useStore.ts'
import type { StageParts } from './RoomStage.tsx'

type Props = StageParts & { children: ReactNode }

/** The picture and the layer one draws on; to draw is to stop the film first. */
export function DrawableFilm({ meeting, film, room, drawings, player, hands, attendees, onPlayer, children }: Props) {
  const [active, setActive] = useState(false)
  const [tool, setTool] = useState<'pen' | 'arrow' | 'circle'>('pen')
  const [colour, setColour] = useState<'sun' | 'petrol' | 'leaf' | 'coral'>('sun')
  const { playing } = useStore(room.steering.vector)
  const drawing = active && !playing
  const names = (id: string) => attendees.find(attendee => attendee.id === id)?.displayName ?? ''
  const start = (on: boolean) => {
    if (on && playing) hands?.stop()
    setActive(on)
  }
  const leave = () => {
    setActive(false)
    document.querySelector<HTMLElement>('[data-testid="draw"]')?.focus()
  }
  return (
    <>
      <FilmStage {...{ film, onPlayer }} recordingId={meeting.recordingId} steering={room.steering} clock={room.clock}>
        {player && (
          <DrawingLayer {...{ drawings, player, film, tool, colour, names }} active={drawing} onLeave={leave} />
        )}
      </FilmStage>
      <div className="room__bar">
        {children}
        {player && (
          <DrawingTools
            {...{ drawings, player, tool, colour }}
            active={drawing}
            onActive={start}
            onTool={setTool}
            onColour={setColour}
          />
        )}
      </div>
    </>
  )
}
