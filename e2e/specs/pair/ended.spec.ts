import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { Participant } from '../../people/Participant.ts'
import { comeWithDevices } from '../../people/pair.ts'
import { inApp } from '../../people/suite.ts'
import { until } from '../../support/until.ts'

type Kept = { lines: RTCPeerConnection[] }

/** A page that lets go of no voice by itself: what stops then is stopped by the server. */
function keepsLines() {
  const kept: Kept = { lines: [] }
  Object.assign(window, { kept })
  const Own = window.RTCPeerConnection
  class KeptLine extends Own {
    constructor(...settings: ConstructorParameters<typeof RTCPeerConnection>) {
      super(...settings)
      kept.lines.push(this)
    }
    override close() {}
  }
  window.RTCPeerConnection = KeptLine
}

/** How many packets of faces and voices have come to this page, or gone from it. */
async function packets({ page }: Participant, way: 'inbound-rtp' | 'outbound-rtp'): Promise<number> {
  return page.evaluate(async wanted => {
    const { lines } = (window as unknown as { kept: Kept }).kept
    const reports = await Promise.all(lines.map(line => line.getStats()))
    return reports
      .flatMap(report => [...report.values()])
      .filter(({ type }) => type === wanted)
      .reduce((sum, { packetsReceived = 0, packetsSent = 0 }) => sum + packetsReceived + packetsSent, 0)
  }, way)
}

describe('somebody whose right ends in the middle of a meeting', () => {
  const here = inApp(app => comeWithDevices(app, ({ page }) => page.evaluateOnNewDocument(keepsLines)))

  it('[DO2] receives no packet more, once another process shuts them out, and is no more in the room for the other', async () => {
    for (const person of [here.ane, here.bo]) {
      await person.goto(here.joinUrl)
      await person.press('join')
      await person.inRoom()
    }
    await until('both see and hear each other', async () => {
      const [anes, bos] = [await packets(here.ane, 'inbound-rtp'), await packets(here.bo, 'inbound-rtp')]
      return anes > 100 && bos > 100
    })
    const before = await packets(here.bo, 'inbound-rtp')
    await until('it flows', async () => (await packets(here.bo, 'inbound-rtp')) > before + 50)

    await here.app.samsyn('disable', '--email', 'bo@demo.invalid')
    await here.bo.page.locator('::-p-text(ikke logget ind længere)').wait()
    const sentSince = async (before: number) => (await packets(here.ane, 'outbound-rtp')) - before
    const sentAtEnd = await packets(here.ane, 'outbound-rtp')
    // What was on its way when the sentence came is let in; it is less than half a second of a voice.
    await until('that has come', async () => (await sentSince(sentAtEnd)) > 25)
    const ended = await packets(here.bo, 'inbound-rtp')
    await until('Ane goes on being sent', async () => (await sentSince(sentAtEnd)) > 225)
    expect(await packets(here.bo, 'inbound-rtp')).to.equal(ended)
    await here.ane.page.locator('::-p-text(Du er alene her)').wait()
  })
})
