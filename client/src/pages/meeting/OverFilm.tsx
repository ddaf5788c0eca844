import { useSelf } from '../../app/SelfContext.tsx'
import { ApartRibbon } from '../../features/playback/ApartRibbon.tsx'
import { Asking } from '../../features/playback/Asking.tsx'
import { HoldBanner } from '../../features/playback/HoldBanner.tsx'
import type { StageParts } from './RoomStage.tsx'

/** What lies over the film's edges: that one looks alone, who asks for the wheel, whom the room waits for. */
export function OverFilm({ room, player, attendees, lookBack, wheel }: StageParts) {
  const { id: selfId } = useSelf()
  const { steering, clock } = room
  const rejoin = () => {
    lookBack.rejoin()
    document.querySelector<HTMLElement>('[data-testid="look-back"]')?.focus()
  }
  return (
    <>
      {lookBack.apart && <ApartRibbon onRejoin={rejoin} />}
      <div className="room__over">
        <Asking {...{ steering, attendees, selfId }} onHand={wheel.hand} onDecline={wheel.decline} />
        {player && !lookBack.apart && (
          <HoldBanner {...{ steering, player, clock, attendees, selfId }} onDecide={wheel.decide} />
        )}
      </div>
    </>
  )
}
