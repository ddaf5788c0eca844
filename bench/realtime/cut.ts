import { until } from '../../e2e/support/until.ts'
import { startProxy } from '../../e2e/support/weather.ts'
import { Client } from '../../e2e/support/wire/Client.ts'
import { startCorrespondent } from '../../e2e/support/wire/correspondent.ts'
import { logOf, openHouse, placeOf } from '../../e2e/support/wire/house.ts'

/** I5: a window is without a network for ten seconds while another writes; how long after its return it has everything. */
export async function measureCut(times: number, say: (line: string) => void): Promise<void> {
  const house = await openHouse()
  const proxy = await startProxy(Number(new URL(house.app.baseUrl).port), { oneWayMs: 20, jitterMs: 5, loss: 0 })
  const { meetingId } = await placeOf(house.ane)
  const away = new Client(`http://localhost:${proxy.port}`, house.ane.cookie).line()
  const [ane, bo] = [startCorrespondent(away, meetingId, 'ane'), startCorrespondent(house.bo.line(), meetingId, 'bo')]
  const backMs: number[] = []
  const completeMs: number[] = []
  try {
    let connectedMs = 0
    away.onConnect(() => {
      connectedMs = performance.now()
    })
    for (let index = 0; index < times; index++) {
      await until('the window is there', () => away.connected && ane.has(1))
      proxy.cut()
      const endMs = performance.now() + 10_000
      await bo.writeAll(200)
      await new Promise(resolve => setTimeout(resolve, endMs - performance.now()))
      const last = bo.copy().upToSeq
      const mendedMs = performance.now()
      connectedMs = 0
      proxy.sever()
      proxy.mend()
      const doneMs = await until('it has everything', () => (connectedMs > 0 && ane.has(last) ? performance.now() : 0))
      backMs.push(connectedMs - mendedMs)
      completeMs.push(doneMs - connectedMs)
    }
    const log = await logOf(house.bo, meetingId)
    await until('it has the rest', () => ane.has(log.length))
    const seqs = ane.copy().entries.map(({ seq }) => seq)
    const doubled = seqs.length - new Set(seqs).size
    const round = (values: readonly number[]) => values.map(ms => ms.toFixed(0)).join(', ')
    say(
      `I5 10 s without a network, 200 lines missed, round trip 40 ms: complete ${round(completeMs)} ms after the line was back (back after ${round(backMs)} ms); lost ${log.length - new Set(seqs).size}, doubled ${doubled}`,
    )
  } finally {
    for (const one of [ane, bo]) one.close()
    proxy.close()
    await house.app.stop()
  }
}
