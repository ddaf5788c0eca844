import { blob, line, oval, within } from './shapes.js'

const SHOULDER = [84, 46]
const ELBOW = [122, 150]

/** One arm from shoulder to fingers; `held` draws what the hand carries, at the hand. */
export function drawArm(ctx, look, pose, side, held) {
  const arm = armOf(look, pose, side)
  const [shoulder, elbow, hand] = [arm.shoulder, arm.elbow, arm.hand]
  const cuff = between(elbow, hand, 0.84)
  line(ctx, '#6b3f1c33', 40, [elbow[0] + 5, elbow[1] + 17], [hand[0] + 5, Math.max(hand[1] + 12, 176)])
  line(ctx, look.top, 50, shoulder, elbow)
  line(ctx, look.top, 42, elbow, cuff)
  line(ctx, `${look.topShade}80`, 10, [elbow[0] + 2, elbow[1] + 15], [cuff[0], cuff[1] + 14])
  line(
    ctx,
    `${look.topShade}b0`,
    2.5,
    [elbow[0] - side * 16, elbow[1] - 16],
    [elbow[0] - side * 4, elbow[1] - 8, elbow[0] - side * 2, elbow[1], elbow[0] - side * 6, elbow[1] + 8],
  )
  const angle = Math.atan2(hand[1] - elbow[1], hand[0] - elbow[0])
  within(ctx, { x: cuff[0], y: cuff[1], turn: angle }, () => line(ctx, look.topShade, 8, [3, -17], [3, 17]))
  held?.(side, hand)
  drawHand(ctx, look, hand, angle, side, arm.open)
}

/** Shoulder, elbow and hand of an arm in the body's coordinates. */
function armOf(look, pose, side) {
  const up = side < 0 ? pose.leftUp : pose.rightUp
  const [restX, restY] = look.hands[side < 0 ? 0 : 1]
  const point = side > 0 ? pose.point : 0
  const cup = side < 0 ? pose.cup : 0
  const shift = look.turn * 10
  const hand = [
    restX + side * 16 * up + point * 22 + cup * 52 + pose.fidgetWave * 3 + up * pose.wave * 9,
    restY - 72 * up + point * (6 + 2 * pose.wave) - cup * 166 - up * pose.wave * 6 + pose.fidgetWave * 2 * side,
  ]
  const elbow = [side * ELBOW[0] + shift - side * 12 * up + cup * 4, ELBOW[1] - 10 * up + pose.slump * 4 - cup * 6]
  return { shoulder: [side * SHOULDER[0] + shift, SHOULDER[1] + pose.slump * 9], elbow, hand, open: up }
}

function drawHand(ctx, look, [x, y], angle, side, open) {
  within(ctx, { x, y, turn: angle + side * open * 0.5, scaleY: side, scaleX: 1 }, () => {
    line(ctx, look.skin, 24, [-16, 0], [0, 0])
    oval(ctx, look.skin, 6, 0, 19, 16)
    for (const i of [0, 1, 2, 3]) {
      const spread = (i - 1.5) * (0.1 + open * 0.13)
      const length = [25, 29, 27, 20][i]
      const root = [16, (i - 1.5) * 7.4]
      line(ctx, look.skin, 8.6, root, [
        root[0] + length * Math.cos(spread),
        root[1] + length * Math.sin(spread) + (1 - open) * 3,
      ])
      if (i > 0) line(ctx, `${look.shade}a0`, 1.6, [14, (i - 2) * 7.4], [root[0] + 16, (i - 2) * 7.4 + 1])
    }
    line(ctx, look.skin, 9.5, [2, -11], [12, -20 - open * 4, 20, -22 - open * 8, 26, -20 - open * 9])
    blob(ctx, `${look.shade}40`, [-12, 8], [4, 18, 18, 16, 22, 10], [10, 10, 0, 8, -12, 8])
  })
}

const between = (from, to, share) => from.map((value, i) => value + (to[i] - value) * share)
