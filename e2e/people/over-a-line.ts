import type { WeatherProxy } from '../support/weather.ts'
import { openHouse } from '../support/wire/house.ts'
import type { Participant } from './Participant.ts'
import { meetAsPair, type Pair } from './pair.ts'
import { wayTo } from './together.ts'

/** A pair whose Ane comes over a line of her own, which can be cut or made narrow; and what closes all of it. */
export type PairOverLine = { pair: Pair; anesLine: WeatherProxy; close(): Promise<void> }

/** Ane and Bo in the room of a new house's meeting; something about Ane's browser may be different. */
export async function meetOverLine(prepare?: (ane: Participant) => Promise<unknown>): Promise<PairOverLine> {
  const house = await openHouse()
  const { proxy, through } = await wayTo(house.app.baseUrl)
  const pair = await meetAsPair(house.app, { prepare, through })
  return {
    pair,
    anesLine: proxy,
    async close() {
      await pair.close()
      proxy.close()
      await house.app.stop()
    },
  }
}
