/** How bright pictures are stored: as phones do (hlg) or as discs do (pq). */
export type HighRange = 'hlg' | 'pq'

const STEPS = 33
const PEAK_NITS = 1000
/** The brightness of a sheet of paper, which becomes the white of an ordinary screen. */
const WHITE_NITS = 203
const HLG_GAMMA = 1.2
const SCREEN_GAMMA = 2.2
/** Below this the brightness is kept as it is; above, everything up to the peak is pressed together. */
const KNEE = 0.6

type Rgb = readonly [number, number, number]

function hlgToScene(value: number): number {
  const [a, b, c] = [0.17883277, 0.28466892, 0.55991073]
  return value <= 0.5 ? (value * value) / 3 : (Math.exp((value - c) / a) + b) / 12
}

function hlgToNits(rgb: Rgb): Rgb {
  const [r, g, b] = rgb.map(hlgToScene) as [number, number, number]
  const luminance = 0.2627 * r + 0.678 * g + 0.0593 * b
  const gain = luminance > 0 ? PEAK_NITS * luminance ** (HLG_GAMMA - 1) : 0
  return [r * gain, g * gain, b * gain]
}

function pqToNits(value: number): number {
  const power = value ** (1 / 78.84375)
  return 10_000 * (Math.max(0, power - 0.8359375) / (18.8515625 - 18.6875 * power)) ** (1 / 0.1593017578125)
}

function toNarrowGamut([r, g, b]: Rgb): Rgb {
  return [
    Math.max(0, 1.660491 * r - 0.587641 * g - 0.07285 * b),
    Math.max(0, -0.12455 * r + 1.1329 * g - 0.008349 * b),
    Math.max(0, -0.018151 * r - 0.100579 * g + 1.11873 * b),
  ]
}

function press(level: number): number {
  const room = 1 - KNEE
  if (level <= KNEE) return level
  const over = (level - KNEE) / room
  const most = (PEAK_NITS / WHITE_NITS - KNEE) / room
  return KNEE + room * Math.min(1, (over * (1 + over / most ** 2)) / (1 + over))
}

/** The colour on an ordinary screen (0..1 each) for a stored colour of high range (0..1 each). */
export function toneMap(stored: Rgb, range: HighRange): Rgb {
  const nits = range === 'hlg' ? hlgToNits(stored) : (stored.map(pqToNits) as [number, number, number])
  const [r, g, b] = toNarrowGamut(nits)
  const strongest = Math.max(r, g, b) / WHITE_NITS
  const gain = strongest > 0 ? press(strongest) / strongest / WHITE_NITS : 0
  return [r, g, b].map(value => Math.min(1, value * gain) ** (1 / SCREEN_GAMMA)) as [number, number, number]
}

/** The tone map as the text of a .cube table, which is many times faster to apply than the calculation. */
export function toneCube(range: HighRange): string {
  const lines = [`LUT_3D_SIZE ${STEPS}`]
  const level = (step: number) => step / (STEPS - 1)
  for (let b = 0; b < STEPS; b += 1)
    for (let g = 0; g < STEPS; g += 1)
      for (let r = 0; r < STEPS; r += 1)
        lines.push(
          toneMap([level(r), level(g), level(b)], range)
            .map(value => value.toFixed(5))
            .join(' '),
        )
  return `${lines.join('\n')}\n`
}
