import { blob, fade, glow, line, oval, slab, within } from './shapes.js'

/** The room behind the people. It never changes, so it is drawn once and kept. */
export function drawRoom(ctx) {
  ctx.fillStyle = fade(ctx, [0, 0, 1280, 200], [0, '#f6ead6'], [0.45, '#efdfc8'], [1, '#dcc5a9'])
  ctx.fillRect(0, 0, 1280, 720)
  ctx.fillStyle = fade(ctx, [0, 0, 1280, 0], [0, '#d3bfa3'], [0.5, '#cbb497'], [1, '#b89d80'])
  ctx.fillRect(0, 428, 1280, 292)
  slab(ctx, '#f3e6d0', 0, 418, 1280, 12, 0)
  slab(ctx, '#a98d6f40', 0, 430, 1280, 5, 0)
  drawWindow(ctx)
  drawSunOnWall(ctx)
  drawPicture(ctx)
  drawShelf(ctx)
  drawTallPlant(ctx)
}

function drawWindow(ctx) {
  slab(ctx, '#fbf4e6', 92, 26, 392, 338, 6)
  ctx.save()
  ctx.beginPath()
  ctx.rect(108, 42, 360, 306)
  ctx.clip()
  ctx.fillStyle = fade(ctx, [0, 42, 0, 348], [0, '#cfe5ea'], [0.55, '#eaf1e4'], [1, '#f8eccb'])
  ctx.fillRect(108, 42, 360, 306)
  glow(ctx, '#fff6d8e0', 170, 96, 170)
  blob(
    ctx,
    '#b9cfb4',
    [100, 270],
    [170, 214, 230, 250, 290, 236],
    [350, 222, 420, 244, 480, 216],
    [480, 360],
    [100, 360],
  )
  for (const [x, y, r] of [
    [128, 262, 46],
    [176, 286, 40],
    [398, 254, 44],
    [444, 240, 52],
    [352, 292, 36],
  ])
    oval(ctx, '#93b394', x, y, r, r * 0.92)
  for (const [x, y, r] of [
    [112, 316, 42],
    [430, 304, 48],
    [470, 326, 40],
  ])
    oval(ctx, '#769c7d', x, y, r, r)
  slab(ctx, '#e9d3b4', 236, 250, 78, 110, 0)
  blob(ctx, '#b9664b', [226, 254], [275, 214], [324, 254])
  for (const x of [252, 284]) slab(ctx, '#f7f0df', x, 274, 16, 22, 2)
  ctx.restore()
  for (const x of [224, 346]) slab(ctx, '#fbf4e6', x, 36, 9, 318, 0)
  slab(ctx, '#fbf4e6', 100, 136, 376, 8, 0)
  slab(ctx, '#e8d6ba', 78, 360, 420, 16, 4)
  slab(ctx, '#b99c7a55', 84, 376, 408, 6, 2)
}

function drawSunOnWall(ctx) {
  for (const x of [520, 634, 748]) blob(ctx, '#fff3d05c', [x, 92], [x + 96, 108], [x + 128, 342], [x + 30, 330])
}

function drawPicture(ctx) {
  slab(ctx, '#8a6f5240', 842, 74, 176, 136, 4)
  slab(ctx, '#8b6644', 836, 66, 176, 136, 4)
  slab(ctx, '#f9f1e1', 843, 73, 162, 122, 2)
  ctx.save()
  ctx.beginPath()
  ctx.rect(862, 90, 124, 88)
  ctx.clip()
  ctx.fillStyle = '#f0cfa4'
  ctx.fillRect(862, 90, 124, 88)
  oval(ctx, '#e38b5b', 948, 122, 17, 17)
  blob(ctx, '#7fa39b', [850, 150], [890, 118, 930, 146, 1000, 132], [1000, 190], [850, 190])
  blob(ctx, '#2f6d70', [850, 172], [900, 146, 946, 176, 1000, 156], [1000, 190], [850, 190])
  ctx.restore()
}

function drawShelf(ctx) {
  slab(ctx, '#8b664433', 1098, 190, 152, 10, 2)
  slab(ctx, '#a97c52', 1092, 180, 156, 11, 2)
  const books = [
    [1104, 62, '#1f6670'],
    [1120, 54, '#d9a441'],
    [1134, 66, '#b85c44'],
    [1150, 58, '#f3e6d0'],
    [1165, 64, '#7e9a86'],
  ]
  for (const [x, height, colour] of books) slab(ctx, colour, x, 180 - height, 13, height, 2)
  oval(ctx, '#e9d5b8', 1212, 160, 19, 21)
  slab(ctx, '#e9d5b8', 1204, 134, 16, 14, 3)
  for (const [x, y] of [
    [1196, 92],
    [1213, 80],
    [1230, 94],
  ]) {
    line(ctx, '#7c8a5c', 2.5, [1212, 138], [1212, 120, x, 112, x, y])
    oval(ctx, '#e8b7a0', x, y, 8, 10)
  }
}

function drawTallPlant(ctx) {
  const leaves = [
    [1204, 300, -0.5, 74],
    [1246, 282, 0.35, 78],
    [1180, 352, -1.05, 66],
    [1268, 350, 0.9, 66],
    [1216, 244, -0.1, 70],
    [1192, 408, -1.35, 54],
    [1264, 420, 1.25, 54],
  ]
  line(ctx, '#5d6e4a', 6, [1226, 560], [1222, 470, 1230, 380, 1224, 290])
  leaves.forEach(([x, y, turn, size], i) => {
    line(ctx, '#5d6e4a', 4, [1226, 440], [1226, 390, (x + 1226) / 2, y + 50, x, y + 14])
    within(ctx, { x, y, turn }, () => leaf(ctx, size, i % 2 ? '#4f7f62' : '#5f9170'))
  })
}

function leaf(ctx, size, colour) {
  const half = size * 0.38
  blob(
    ctx,
    colour,
    [0, size * 0.4],
    [-half * 1.3, size * 0.1, -half, -size * 0.4, 0, -size * 0.62],
    [half, -size * 0.4, half * 1.3, size * 0.1, 0, size * 0.4],
  )
  blob(ctx, '#ffffff1c', [0, size * 0.4], [-half * 1.3, size * 0.1, -half, -size * 0.4, 0, -size * 0.62])
  line(ctx, '#3f6b52', 2, [0, size * 0.36], [0, -size * 0.5])
}
