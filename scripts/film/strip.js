/**
 * The frame strip: along the lower edge of the demo film the number of each frame is written in black and white,
 * so that a test can read from the pixels which frame a screen really shows.
 *
 * The film is 1280 x 720; the strip is its last 24 rows (y 696..719), 16 blocks of 80 px from left to right:
 *
 *   block 0       white   level guard
 *   block 1       black   level guard: the threshold is the middle of these two
 *   blocks 2..13  the frame number in 12 bits, most significant first; white = 1
 *   block 14      even parity: white when the 12 bits hold an odd number of ones
 *   block 15      the inverse of block 14
 *
 * The first frame is number 0. Everything scales: at half size the blocks are 40 x 12 px. Sample the middle of a block.
 */
export const STRIP = { blocks: 16, bits: 12, height: 24, filmWidth: 1280, filmHeight: 720 }

/** The 16 blocks of a frame number, true = white. */
export function encode(frame) {
  if (!Number.isInteger(frame) || frame < 0 || frame >= 2 ** STRIP.bits) throw new RangeError(`no strip for ${frame}`)
  const bits = Array.from({ length: STRIP.bits }, (_, i) => ((frame >> (STRIP.bits - 1 - i)) & 1) === 1)
  const odd = bits.filter(Boolean).length % 2 === 1
  return [true, false, ...bits, odd, !odd]
}

/** The frame number in 16 block brightnesses (0..255), or null when guards or parity do not hold. */
export function decode(levels) {
  const [white, black] = levels
  if (levels.length !== STRIP.blocks || white - black < 60) return null
  const blocks = levels.map(level => level > (white + black) / 2)
  const frame = blocks.slice(2, 2 + STRIP.bits).reduce((number, bit) => number * 2 + (bit ? 1 : 0), 0)
  return encode(frame).every((block, i) => block === blocks[i]) ? frame : null
}
