import { poseAt } from './acting.js'
import { drawArms, drawPerson } from './people.js'
import { drawRoom } from './room.js'
import { FILM, WHO } from './script.js'
import { fade, glow, line } from './shapes.js'
import { encode, STRIP } from './strip.js'
import { drawCup, drawTable, drawThings } from './table.js'

const CUP_AT_REST = [906, 594]
const canvas = document.querySelector('canvas')
const ctx = canvas.getContext('2d', { willReadFrequently: true })
const room = new OffscreenCanvas(FILM.width, FILM.height)
drawRoom(room.getContext('2d'))

/** Draws the wanted frames one after the other and hands each to the maker, who answers when it is ready for the next. */
async function film() {
  const mouths = await (await fetch('mouths.json')).json()
  const wanted = await (await fetch('wanted.json')).json()
  for (const frame of wanted) {
    drawFrame(frame, mouths)
    const picture = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.96))
    await fetch(`frame?${frame}`, { method: 'POST', body: picture })
  }
  await fetch('done', { method: 'POST' })
}

function drawFrame(frame, mouths) {
  const ms = (frame * 1000) / FILM.fps
  const poses = Object.fromEntries(WHO.map(who => [who, poseAt(who, ms, mouths[who][frame])]))
  ctx.drawImage(room, 0, 0)
  for (const who of WHO) drawPerson(ctx, who, poses[who])
  drawTable(ctx)
  drawThings(ctx, ms)
  drawArms(ctx, 'young', poses.young)
  drawArms(ctx, 'worker', poses.worker, penIn('worker'))
  drawMothersArms(poses.mother, ms)
  drawLight(ms)
  drawStrip(frame)
}

function penIn() {
  return (side, [x, y]) => side > 0 && line(ctx, '#8c3b2e', 5, [x + 26, y - 34], [x + 34, y + 20])
}

function drawMothersArms(pose, ms) {
  const lifted = pose.cup
  if (lifted < 0.02) drawCup(ctx, ...CUP_AT_REST, '#c9694f', ms)
  drawArms(ctx, 'mother', pose, (side, [x, y]) => {
    if (side < 0 && lifted >= 0.02) drawCup(ctx, x - 6, y - 6, '#c9694f', ms, lifted)
  })
}

function drawLight(ms) {
  const sun = 0.5 + 0.5 * Math.sin(ms / 9000)
  ctx.globalCompositeOperation = 'soft-light'
  glow(ctx, `#fff0c0${Math.round(110 + 30 * sun).toString(16)}`, 250, 150, 760)
  ctx.globalCompositeOperation = 'multiply'
  ctx.fillStyle = fade(ctx, [300, 0, 1280, 600], [0, '#ffffff'], [0.55, '#fff8ee'], [1, '#e6cdb4'])
  ctx.fillRect(0, 0, FILM.width, FILM.sceneHeight)
  ctx.globalCompositeOperation = 'source-over'
}

function drawStrip(frame) {
  const width = FILM.width / STRIP.blocks
  encode(frame).forEach((white, i) => {
    ctx.fillStyle = white ? '#fff' : '#000'
    ctx.fillRect(i * width, FILM.height - STRIP.height, width, STRIP.height)
  })
}

film().catch(error => fetch('failed', { method: 'POST', body: String(error.stack) }))
addEventListener('error', ({ message }) => fetch('failed', { method: 'POST', body: message }))
