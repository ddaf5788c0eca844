import { blob, fade, glow, line, oval, slab, within } from './shapes.js'

/** The table top, in front of the people and under their arms. */
export function drawTable(ctx) {
  const edge = [
    [150, 508, 1130, 508, 1190, 516],
    [1236, 524, 1262, 610, 1272, 720],
    [8, 720],
  ]
  blob(ctx, fade(ctx, [0, 508, 0, 700], [0, '#e3b883'], [0.5, '#d8a76f'], [1, '#c8935b']), [90, 516], ...edge)
  glow(ctx, '#fff0ce80', 360, 560, 420, 0.24)
  for (const [y, x0, x1] of [
    [548, 130, 560],
    [566, 640, 1150],
    [606, 90, 400],
    [640, 480, 1000],
    [672, 120, 700],
    [684, 860, 1210],
  ]) {
    line(ctx, '#b9824a30', 2, [x0, y], [x0 + 120, y - 5, x1 - 120, y + 6, x1, y])
  }
  line(ctx, '#f4d7a8', 3, [92, 517], [152, 510, 1128, 510, 1188, 517])
}

/** What lies on the table before the arms come: paper, tablet, cups, flowers. */
export function drawThings(ctx, ms) {
  drawPaper(ctx)
  drawTablet(ctx, ms)
  drawVase(ctx, ms)
  drawCup(ctx, 132, 612, '#f7efe2', ms)
  drawCup(ctx, 770, 606, '#7fa39b', ms + 900)
}

function drawPaper(ctx) {
  blob(ctx, '#7a512a38', [352, 600], [500, 590], [536, 664], [366, 676])
  blob(ctx, '#fdf8ee', [350, 594], [496, 584], [530, 658], [362, 668])
  for (const i of [0, 1, 2]) line(ctx, '#c9bca6', 2.5, [376 + i * 3, 610 + i * 12], [440 + i * 6, 605 + i * 12])
  oval(ctx, '#1f667030', 482, 616, 16, 10)
  line(ctx, '#1f6670', 2.5, [390, 650], [412, 634, 430, 656, 452, 640], [470, 630, 484, 646, 504, 640])
}

function drawTablet(ctx, ms) {
  blob(ctx, '#7a512a40', [566, 630], [700, 626], [722, 684], [556, 690])
  blob(ctx, '#2c3438', [566, 622], [698, 618], [718, 676], [556, 682])
  blob(ctx, '#e7f0ee', [575, 629], [691, 625], [707, 669], [567, 675])
  const colours = ['#1f6670', '#d9a441', '#b85c44', '#7e9a86']
  colours.forEach((colour, i) => {
    const height = 14 + 8 * Math.sin(i * 1.9 + 1) + (i === 1 ? 6 * Math.sin(ms / 2600) : 0)
    slab(ctx, colour, 592 + i * 26, 662 - height - i, 15, height, 3)
  })
}

function drawVase(ctx, ms) {
  oval(ctx, '#7a512a38', 886, 566, 34, 7)
  const stems = [
    [-30, -64, '#e38b5b'],
    [-6, -86, '#f3e6d0'],
    [20, -70, '#d9a441'],
    [38, -48, '#f3e6d0'],
  ]
  stems.forEach(([dx, dy, colour], i) => {
    const x = 880 + dx + 1.6 * Math.sin(ms / 1900 + i)
    line(ctx, '#6d8a5e', 3, [880, 540], [880, 520, x, 520 + dy / 3, x, 536 + dy])
    oval(ctx, '#6d8a5e', x + (dx > 0 ? -8 : 8), 546 + dy / 1.6, 9, 4, dx / 40)
    for (let petal = 0; petal < 5; petal++)
      oval(ctx, colour, x + 6 * Math.cos(petal * 1.257), 534 + dy + 6 * Math.sin(petal * 1.257), 6, 6)
    oval(ctx, '#8a5a2b', x, 534 + dy, 3.6, 3.6)
  })
  blob(
    ctx,
    '#cfe0dde0',
    [866, 508],
    [872, 528, 850, 540, 854, 556],
    [858, 570, 902, 570, 906, 556],
    [910, 540, 888, 528, 894, 508],
  )
  blob(
    ctx,
    '#9fc0bea0',
    [856, 546],
    [868, 540, 892, 552, 904, 546],
    [908, 560, 902, 570, 880, 568],
    [858, 570, 852, 560, 856, 546],
  )
}

/** A cup with its shadow and a little steam. */
export function drawCup(ctx, x, y, colour, ms, lifted = 0) {
  if (lifted < 0.05) oval(ctx, '#7a512a40', x + 4, y + 24, 34, 8)
  within(ctx, { x, y, turn: -lifted * 0.25 }, () => {
    ctx.beginPath()
    ctx.ellipse(27, 0, 12, 12, 0, -1.5, 1.7)
    ctx.strokeStyle = colour
    ctx.lineWidth = 6
    ctx.stroke()
    blob(ctx, colour, [-27, -20], [-27, 8, -20, 26, 0, 26], [20, 26, 27, 8, 27, -20])
    blob(ctx, '#3b241430', [8, 25], [22, 20, 27, 4, 27, -20], [14, -20], [18, 0, 14, 18, 8, 25])
    oval(ctx, '#ffffff60', 0, -20, 27, 7)
    oval(ctx, '#6b4429', 0, -19, 23, 5)
  })
  if (lifted < 0.05) drawSteam(ctx, x, y, ms)
}

function drawSteam(ctx, x, y, ms) {
  const sway = phase => 5 * Math.sin(ms / 900 + phase)
  for (const dx of [-7, 7]) {
    line(
      ctx,
      '#ffffff38',
      4,
      [x + dx, y - 30],
      [x + dx + sway(dx), y - 44, x + dx - sway(dx + 1), y - 56, x + dx + sway(dx + 2), y - 70],
    )
  }
}
