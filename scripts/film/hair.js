import { onHead } from './face.js'
import { blob, line, oval } from './shapes.js'

/** The hair behind the head and in front of it, by role, in the head's coordinates. */
export const HAIR = {
  worker: { back: curlsBack, front: curlsFront },
  young: { back: mopBack, front: mopFront },
  mother: { back: bobBack, front: bobFront },
}

function curlsBack(ctx, { hair, hairLight }, pose) {
  const lag = -pose.yaw * 12
  oval(ctx, hair, lag * 1.2, -92, 34, 30)
  oval(ctx, hairLight, lag * 1.2 - 12, -104, 9, 6, -0.5)
  for (let i = 0; i < 13; i++) {
    const angle = Math.PI * (0.93 + (i / 12) * 1.14)
    oval(ctx, hair, lag * 0.6 + 57 * Math.cos(angle), -26 + 52 * Math.sin(angle), 19, 19)
  }
}

function curlsFront(ctx, { hair, hairLight, frame }, pose) {
  const mid = pose.yaw * 24
  const drop = pose.pitch * 10
  blob(
    ctx,
    hair,
    [-60, 2],
    [-68, -96, 68, -96, 60, 2],
    [54, -6, 54, -24, 46 + mid * 0.2, -34 + drop],
    [30 + mid, -54 + drop, -30 + mid, -54 + drop, -46 + mid * 0.2, -34 + drop],
    [-54, -24, -54, -6, -60, 2],
  )
  for (const [x, y] of [
    [-42, -42],
    [-24, -52],
    [-4, -56],
    [16, -55],
    [34, -48],
    [46, -38],
  ])
    oval(ctx, hair, x + mid * 0.7, y + drop, 12, 10)
  for (const [x, y] of [
    [-36, -64],
    [-14, -74],
    [12, -70],
  ])
    line(ctx, hairLight, 3, [x, y], [x + 4, y - 7, x + 11, y - 6, x + 13, y])
  drawGlasses(ctx, frame, pose)
}

function drawGlasses(ctx, frame, pose) {
  const [left, right] = [-0.45, 0.45].map(angle => onHead(pose, angle, 0.03))
  ctx.strokeStyle = frame
  ctx.lineWidth = 3
  for (const { x, y, near } of [left, right]) {
    ctx.beginPath()
    ctx.roundRect(x - 18 * near, y - 15, 36 * near, 30, [13 * near, 13 * near, 15 * near, 15 * near])
    ctx.fillStyle = '#ffffff14'
    ctx.fill()
    ctx.stroke()
  }
  line(
    ctx,
    frame,
    3,
    [left.x + 18 * left.near, left.y - 3],
    [
      left.x + 20 * left.near,
      left.y - 7,
      right.x - 20 * right.near,
      right.y - 7,
      right.x - 18 * right.near,
      right.y - 3,
    ],
  )
  const side = pose.yaw > 0 ? -1 : 1
  const near = side < 0 ? left : right
  const ear = onHead(pose, side * 1.45, 0.02)
  line(ctx, frame, 3, [near.x + side * 18 * near.near, near.y - 4], [ear.x, ear.y - 4])
}

function mopBack(ctx, { hair }, pose) {
  const lag = -pose.yaw * 10
  blob(
    ctx,
    hair,
    [-58 + lag * 0.4, 26],
    [-78 + lag, -40, -62 + lag, -92, 0 + lag, -94],
    [64 + lag, -92, 78 + lag, -40, 58 + lag * 0.4, 26],
  )
}

function mopFront(ctx, { hair, hairLight }, pose) {
  const mid = pose.yaw * 22
  const drop = pose.pitch * 12
  const fringe = [
    [54, -2],
    [50, -16, 48, -24, 44 + mid * 0.3, -30 + drop],
    [40 + mid * 0.6, -20 + drop, 30 + mid, -18 + drop, 24 + mid, -20 + drop],
    [27 + mid, -30 + drop, 24 + mid, -34 + drop, 20 + mid, -36 + drop],
    [12 + mid, -20 + drop, -2 + mid, -14 + drop, -14 + mid, -18 + drop],
    [-9 + mid, -26 + drop, -10 + mid, -34 + drop, -14 + mid, -38 + drop],
    [-22 + mid, -24 + drop, -34 + mid * 0.7, -18 + drop, -42 + mid * 0.5, -22 + drop],
    [-48, -18, -52, -8, -56, 2],
  ]
  blob(
    ctx,
    hair,
    [-56, 2],
    [-74, -46, -66, -78, -46, -84],
    [-44, -98, -14, -104, -4, -96],
    [10, -108, 40, -102, 44, -88],
    [66, -86, 72, -44, 54, -2],
    ...fringe,
  )
  for (const [x, y, turn] of [
    [-30, -74, -8],
    [2, -82, 2],
    [32, -74, 10],
  ])
    line(ctx, hairLight, 3.5, [x, y], [x + turn, y + 8, x + turn, y + 20, x + turn * 0.4, y + 30])
}

function bobBack(ctx, { hair, hairShade }, pose) {
  const lag = -pose.yaw * 14
  blob(
    ctx,
    hairShade,
    [-62 + lag, -20],
    [-82 + lag, 30, -84 + lag, 70, -62 + lag, 98],
    [-20 + lag, 110, 30 + lag, 110, 64 + lag, 98],
    [86 + lag, 66, 82 + lag, 20, 62 + lag, -20],
    [60 + lag, -100, -60 + lag, -100, -62 + lag, -20],
  )
  blob(ctx, hair, [-62 + lag, -20], [-86, -110, 86, -110, 62 + lag, -20])
}

function bobFront(ctx, { hair, hairLight }, pose) {
  const part = 16 + pose.yaw * 24
  const drop = pose.pitch * 9
  const sway = -pose.yaw * 9
  blob(
    ctx,
    hair,
    [part, -78],
    [part - 18, -50 + drop, -30 + pose.yaw * 14, -34 + drop, -45 + pose.yaw * 6, -8],
    [-50, 22, -50, 52, -58 + sway, 84],
    [-84 + sway, 78, -78, 10, -66, -22],
    [-60, -86, -20, -98, part, -88],
  )
  blob(
    ctx,
    hair,
    [part - 4, -84],
    [part + 12, -56 + drop, 34 + pose.yaw * 10, -40 + drop, 46 + pose.yaw * 5, -10],
    [51, 22, 50, 52, 58 + sway, 84],
    [84 + sway, 78, 78, 10, 66, -22],
    [62, -80, 40, -96, part - 4, -90],
  )
  line(ctx, hairLight, 4, [part - 14, -78], [part - 40, -66, -50, -40, -60, 0])
  line(ctx, hairLight, 3, [-64 + sway * 0.4, 18], [-68 + sway, 40, -70 + sway, 56, -68 + sway, 70])
  line(ctx, hairLight, 3, [part + 14, -80], [part + 30, -70, 54, -44, 61, -10])
}
