import { drawArm } from './arms.js'
import { drawFace } from './face.js'
import { HAIR } from './hair.js'
import { blob, line, oval, slab, within } from './shapes.js'

/** Where each sits (the root of the neck), how large, and what each looks like. */
const PEOPLE = {
  worker: {
    x: 290,
    y: 392,
    size: 1.12,
    leanX: 22,
    jaw: 46,
    turn: 0.45,
    hands: [
      [-42, 188],
      [84, 184],
    ],
    wear: blazer,
    skin: '#a86d4b',
    shade: '#7b4630',
    blush: '#c2543c',
    crease: '#5e3020',
    lip: '#8c4038',
    iris: '#4a2a18',
    lash: '#241512',
    hair: '#2f1f1b',
    hairLight: '#5a3f36',
    brow: '#2a1a15',
    browWidth: 4.6,
    frame: '#c58a3a',
    earring: '#e0ad4e',
    top: '#226b74',
    topShade: '#174e57',
    under: '#f5e8d4',
  },
  young: {
    x: 648,
    y: 402,
    size: 1.08,
    leanX: -8,
    jaw: 44,
    turn: 0,
    hands: [
      [-20, 178],
      [22, 182],
    ],
    wear: hoodie,
    skin: '#f2c7a5',
    shade: '#d69c78',
    blush: '#e07a5f',
    crease: '#a8674a',
    lip: '#c87f6c',
    iris: '#4f6b5c',
    lash: '#4a2c1e',
    hair: '#7a4529',
    hairLight: '#a2673f',
    brow: '#5f3520',
    browWidth: 5.4,
    top: '#85a08c',
    topShade: '#66846f',
    under: '#e9e3d3',
  },
  mother: {
    x: 1000,
    y: 396,
    size: 1.07,
    leanX: -18,
    jaw: 45,
    turn: -0.45,
    hands: [
      [-74, 180],
      [40, 186],
    ],
    wear: knit,
    skin: '#f4cfb2',
    shade: '#d9a382',
    blush: '#e2745c',
    crease: '#a5604a',
    lip: '#b9534d',
    iris: '#4d6675',
    lash: '#4b2b20',
    hair: '#a5552f',
    hairLight: '#cb7d4c',
    hairShade: '#84401f',
    brow: '#7d4022',
    browWidth: 4,
    earring: '#f3e6d0',
    top: '#d59b3c',
    topShade: '#b47c28',
    under: '#f4dfb4',
  },
}

/** A person's chair, trunk and head: what is behind the table. */
export function drawPerson(ctx, who, pose) {
  const look = PEOPLE[who]
  drawChair(ctx, look)
  within(ctx, bodyOf(look, pose), () => {
    within(ctx, headOf(pose), () => HAIR[who].back(ctx, look, pose))
    drawTrunk(ctx, look, pose)
    within(ctx, headOf(pose), () => {
      drawFace(ctx, look, pose)
      HAIR[who].front(ctx, look, pose)
    })
  })
}

/** A person's arms and hands, which lie on the table and in front of everything. */
export function drawArms(ctx, who, pose, held) {
  const look = PEOPLE[who]
  within(ctx, bodyOf(look, pose), () => {
    for (const side of [-1, 1]) drawArm(ctx, look, pose, side, held)
  })
}

function bodyOf(look, pose) {
  const near = 1 + 0.035 * pose.lean
  return {
    x: look.x + look.leanX * pose.lean,
    y: look.y + 7 * pose.lean + 7 * pose.slump - pose.breath * 1.1,
    scaleX: look.size * near,
  }
}

function headOf(pose) {
  return {
    x: pose.yaw * 8 + pose.tilt * 60,
    y: -92 + pose.slump * 13 + Math.max(0, pose.pitch) * 16,
    turn: pose.tilt + pose.turn * 0.05,
  }
}

function drawChair(ctx, { x, y }) {
  slab(ctx, '#6e4a2e', x - 96, y + 20, 192, 150, 40)
  slab(ctx, '#8b6343', x - 96, y + 14, 192, 150, 40)
}

function drawTrunk(ctx, look, pose) {
  const turn = look.turn + pose.turn * 0.7
  const drop = pose.slump * 9
  const left = -98 + turn * 10
  const right = 98 + turn * 10
  const outline = [
    [-26, -16],
    [-34, 8 + drop, left + 34, 2 + drop, left + 10, 26 + drop],
    [left - 8, 48 + drop, left - 8, 110, left + 4, 190],
    [right - 4, 190],
    [right + 8, 110, right + 8, 48 + drop, right - 10, 26 + drop],
    [right - 34, 2 + drop, 34, 8 + drop, 26, -16],
  ]
  blob(ctx, look.top, ...outline)
  blob(
    ctx,
    `${look.topShade}90`,
    [40 + turn * 20, 4 + drop],
    [right - 34, 2 + drop, right - 16, 14 + drop, right - 10, 26 + drop],
    [right + 8, 48 + drop, right + 8, 110, right - 4, 190],
    [30 + turn * 30, 190],
    [64 + turn * 20, 120, 60, 60, 40 + turn * 20, 4 + drop],
  )
  drawNeck(ctx, look, pose)
  look.wear(ctx, look, turn * 26, drop)
}

function drawNeck(ctx, look, pose) {
  const head = headOf(pose)
  const top = head.y + 50
  const reach = head.x * 0.8
  blob(
    ctx,
    look.skin,
    [-25 + reach, top],
    [-24, -14, -28, 4, -38, 12],
    [-14, 34, 14, 34, 38, 12],
    [28, 4, 24, -14, 25 + reach, top],
  )
  blob(
    ctx,
    `${look.shade}a0`,
    [-25 + reach, top],
    [-24 + reach, top + 30, 10 + reach, top + 48, 27, top + 40],
    [25 + reach, top],
  )
}

function blazer(ctx, look, shift, drop) {
  blob(
    ctx,
    look.under,
    [-36, 6],
    [-16, 30, 16, 30, 36, 6],
    [44 + shift, 60, 26 + shift, 130, 12 + shift, 190],
    [-8 + shift, 190],
    [-22 + shift, 120, -40 + shift, 60, -36, 6],
  )
  for (const side of [-1, 1]) {
    blob(
      ctx,
      look.topShade,
      [side * 34, 2],
      [side * 52, 10 + drop],
      [side * 62 + shift, 66],
      [side * 46 + shift, 72],
      [side * 10 + shift, 158],
    )
    line(ctx, look.top, 2, [side * 52, 12 + drop], [side * 60 + shift, 66], [side * 45 + shift, 72])
  }
  line(ctx, '#e0ad4e', 2.4, [-24, 16], [-14 + shift * 0.5, 54, 14 + shift * 0.5, 54, 24, 16])
  oval(ctx, '#e0ad4e', shift * 0.5, 46, 5, 6)
}

function hoodie(ctx, look, shift, drop) {
  blob(ctx, look.under, [-30, 8], [-10, 34, 10, 34, 30, 8], [12, 20, -12, 20, -30, 8])
  for (const side of [-1, 1]) {
    blob(
      ctx,
      look.topShade,
      [side * 26, -20],
      [side * 62, -6, side * 70, 22 + drop, side * 40, 40 + drop],
      [side * 22, 52, side * 6 + shift * 0.3, 50, shift * 0.3, 44],
      [side * 18, 34, side * 34, 12, side * 26, -20],
    )
    line(
      ctx,
      '#f3ead8',
      3,
      [side * 14 + shift * 0.3, 46],
      [side * 17 + shift * 0.4, 64, side * 13 + shift * 0.5, 78, side * 16 + shift * 0.5, 96],
    )
    oval(ctx, '#f3ead8', side * 16 + shift * 0.5, 98, 3, 5)
  }
  line(ctx, look.topShade, 2.5, [-50 + shift, 150], [-24 + shift, 142, 24 + shift, 142, 50 + shift, 150])
}

function knit(ctx, look, shift, drop) {
  ctx.save()
  ctx.globalAlpha = 0.5
  for (const x of [-70, -46, -22, 2, 26, 50])
    line(ctx, look.topShade, 2, [x + shift * 0.4, 44 + drop], [x + shift * 0.7, 90, x + shift, 130, x + shift, 190])
  ctx.restore()
  blob(ctx, look.under, [-44, 4], [-26, 42, 26, 42, 44, 4], [36, -2], [22, 28, -22, 28, -36, -2])
  line(ctx, '#8c5a2b', 1.8, [-30, 8], [-14, 44, 10, 46, 28, 8])
  oval(ctx, '#226b74', -1, 38, 4.5, 5.5)
}
