import { seesItMove } from './people/film.ts'
import { meetAsPair } from './people/pair.ts'
import { startApp } from './support/server.ts'

const app = await startApp()
const pair = await meetAsPair(app)
const { ane, bo } = pair
await bo.press('next-sequence')
await seesItMove(ane)
await bo.press('pause')
for (const [w, h] of [
  [1280, 720],
  [1280, 600],
  [1366, 768],
  [1440, 900],
  [1920, 1080],
] as const)
  for (const p of [ane, bo]) {
    await p.page.setViewport({ width: w, height: h })
    await new Promise(r => setTimeout(r, 800))
    await p.page.screenshot({ path: `/tmp/shots/room-${w}x${h}-${p.name}.png` })
  }
for (const layout of ['talk', 'write']) {
  await ane.page.setViewport({ width: 1280, height: 720 })
  await ane.press(`layout-${layout}`).catch(e => console.log(String(e).slice(0, 100)))
  await new Promise(r => setTimeout(r, 800))
  await ane.page.screenshot({ path: `/tmp/shots/room-${layout}.png` })
}
await pair.close()
await app.stop()
process.exit(0)
