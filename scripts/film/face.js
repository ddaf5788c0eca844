import { blob, glow, line, oval, slab, trace, within } from './shapes.js'

const RADIUS = 56
const HEIGHT = 70

/** Where a point of the head lies on the picture: angle round the head, height from the eyes down; `near` shrinks with turning. */
export function onHead(pose, angle, height) {
  const turned = angle + pose.yaw * 0.9
  return { x: RADIUS * Math.sin(turned), y: height * HEIGHT + pose.pitch * 17, near: Math.max(0.12, Math.cos(turned)) }
}

/** A face in the head's own coordinates (0, 0 between the ears at eye height), without its hair. */
export function drawFace(ctx, look, pose) {
  const outline = outlineOf(look, pose)
  drawEar(ctx, look, pose, pose.yaw > 0 ? 1 : -1)
  blob(ctx, look.skin, ...outline)
  ctx.save()
  trace(ctx, outline[0], outline.slice(1))
  ctx.clip()
  shade(ctx, look, pose)
  ctx.restore()
  for (const side of [-1, 1]) drawEye(ctx, look, pose, side)
  drawNose(ctx, look, pose)
  drawMouth(ctx, look, pose)
  drawEar(ctx, look, pose, pose.yaw > 0 ? -1 : 1)
}

function outlineOf(look, pose) {
  const chin = pose.yaw * 15
  const low = 78 + pose.pitch * 9 + pose.mouth.open * 4
  const jaw = look.jaw
  return [
    [-54, -16],
    [-58, -88, 58, -88, 54, -16],
    [56, 14, jaw + chin * 0.8, 52, chin + 17, low - 4],
    [chin + 8, low + 3, chin - 8, low + 3, chin - 17, low - 4],
    [-jaw + chin * 0.8, 52, -56, 14, -54, -16],
  ]
}

function shade(ctx, look, pose) {
  const side = 26 + pose.yaw * 12
  blob(ctx, `${look.shade}70`, [side + 6, -90], [side + 22, -40, side + 14, 30, side - 16, 90], [90, 90], [90, -90])
  blob(ctx, `${look.shade}55`, [-60, -30], [-20, -52, 30, -52, 60, -24], [60, -90], [-60, -90])
  for (const angle of [-0.62, 0.62]) {
    const { x, y, near } = onHead(pose, angle, 0.36)
    ctx.save()
    ctx.globalAlpha = near
    glow(ctx, `${look.blush}66`, x, y, 19, 0.8)
    ctx.restore()
  }
  glow(ctx, '#fff3d055', -46, -8, 34, 1.6)
}

function drawEar(ctx, look, pose, side) {
  const { x, y } = onHead(pose, side * 1.5, 0.12)
  const reach = side * (7 - 12 * Math.max(0, side * pose.yaw))
  oval(ctx, look.skin, x + reach * 0.5, y, 10, 16, side * 0.15)
  oval(ctx, `${look.shade}90`, x + reach * 0.6, y, 5, 9, side * 0.15)
  if (look.earring) oval(ctx, look.earring, x + reach * 0.6, y + 19, 3.6, 3.6)
}

function drawEye(ctx, look, pose, side) {
  const { x, y, near } = onHead(pose, side * 0.45, 0)
  const half = 11.5 * near
  const open = Math.max(0, pose.lids) * (9.5 - 1.6 * Math.max(0, pose.smile))
  const upper = [-half * 0.6, -open * 1.2, half * 0.6, -open * 1.2, half, 0]
  within(ctx, { x, y }, () => {
    if (open > 1.4)
      drawEyeball(
        ctx,
        look,
        pose,
        [
          [-half, 0],
          [upper, [half * 0.6, open * 0.85, -half * 0.6, open * 0.85, -half, 0]],
        ],
        near,
      )
    const lid = open > 1.4 ? upper : [-half * 0.6, 4, half * 0.6, 4, half, 0]
    line(ctx, look.lash, 3.4, [-half, 0], lid)
    line(
      ctx,
      `${look.shade}c0`,
      1.6,
      [-half * 0.8, -open * 0.75 - 4],
      [-half * 0.4, -open - 5, half * 0.4, -open - 5, half * 0.8, -open * 0.75 - 4],
    )
    drawBrow(ctx, look, pose, side, near)
  })
}

function drawEyeball(ctx, look, pose, [start, segments], near) {
  ctx.save()
  trace(ctx, start, segments)
  ctx.fillStyle = '#fffaf2'
  ctx.fill()
  ctx.clip()
  const x = pose.eyeX * 5.5 * near
  const y = pose.eyeY * 4 - 0.6
  oval(ctx, look.iris, x, y, 6.4 * Math.sqrt(near), 6.6)
  oval(ctx, '#1d1512', x, y, 3.2 * Math.sqrt(near), 3.4)
  oval(ctx, '#ffffffd8', x - 2, y - 2.2, 1.7, 1.7)
  ctx.restore()
}

function drawBrow(ctx, look, pose, side, near) {
  const lift = -19 - 6 * Math.max(0, pose.brow)
  const inner = lift - 6 * Math.max(0, -pose.brow) + 1
  const outer = lift + 4 + 3 * Math.max(0, -pose.brow)
  const reach = side * 13 * near
  line(
    ctx,
    look.brow,
    look.browWidth,
    [-reach * 0.8, inner],
    [-reach * 0.2, inner - 4, reach * 0.6, lift - 3, reach * 1.05, outer],
  )
}

function drawNose(ctx, look, pose) {
  const top = onHead(pose, 0, 0.02)
  const tip = onHead(pose, 0, 0.33)
  const out = pose.yaw * 9
  const side = pose.yaw >= 0 ? 1 : -1
  blob(
    ctx,
    `${look.shade}8c`,
    [top.x + side * 3, top.y],
    [tip.x + out, tip.y - 12, tip.x + out + side * 7, tip.y - 2, tip.x + out * 0.7 + side * 2, tip.y + 3],
    [tip.x + side * 2, tip.y - 6, top.x + side, top.y + 8, top.x + side * 3, top.y],
  )
  line(
    ctx,
    look.crease,
    2.4,
    [tip.x + out * 0.4 - 6, tip.y + 2],
    [tip.x + out * 0.5 - 2, tip.y + 5, tip.x + out * 0.8 + 3, tip.y + 5, tip.x + out * 0.8 + 6, tip.y + 1],
  )
}

function drawMouth(ctx, look, pose) {
  const { x, y, near } = onHead(pose, 0, 0.64)
  const { open, wide } = pose.mouth
  const half = (15 + 4 * wide * open + 3.5 * Math.max(0, pose.smile) - 3.5 * open) * Math.sqrt(near)
  const corner = -3.6 * pose.smile
  const middle = 2.6 * pose.smile
  within(ctx, { x: x + pose.yaw * 3, y }, () => {
    if (open > 0.05) drawOpenMouth(ctx, look, half, corner, open)
    else {
      line(ctx, look.crease, 3, [-half, corner], [-half * 0.4, middle + 1, half * 0.4, middle + 1, half, corner])
      line(
        ctx,
        `${look.lip}90`,
        4,
        [-half * 0.42, middle + 5],
        [-half * 0.2, middle + 7, half * 0.2, middle + 7, half * 0.42, middle + 5],
      )
    }
  })
}

function drawOpenMouth(ctx, look, half, corner, open) {
  const high = -2 - 5 * open
  const low = 5 + 19 * open
  const path = [
    [-half, corner],
    [
      [-half * 0.5, high, half * 0.5, high, half, corner],
      [half * 0.7, low, -half * 0.7, low, -half, corner],
    ],
  ]
  ctx.save()
  trace(ctx, path[0], path[1])
  ctx.fillStyle = '#5a2026'
  ctx.fill()
  ctx.clip()
  slab(ctx, '#fffaf0', -half, high - 4, 2 * half, 8.5 + 3 * open, 3)
  oval(ctx, '#c4605c', 0, low * 0.82, half * 0.6, 6 * open + 2)
  ctx.restore()
  trace(ctx, path[0], path[1])
  ctx.strokeStyle = look.lip
  ctx.lineWidth = 2.6
  ctx.stroke()
}
