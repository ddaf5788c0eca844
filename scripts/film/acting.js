import { FILM } from './script.js'

/** Where a look goes, as head turn (yaw), head nod (pitch, down is positive) and tilt. */
const LOOKS = {
  worker: { young: [0.52, 0.06, 0.03], mother: [0.72, 0.02, 0], paper: [0.34, 0.5, 0.05], tablet: [0.1, 0.52, 0] },
  young: {
    worker: [-0.5, 0.05, -0.03],
    mother: [0.52, 0.04, 0.03],
    down: [-0.1, 0.58, 0.06],
    hands: [0.05, 0.66, 0],
    away: [0.62, 0.34, 0.12],
    window: [-0.62, -0.04, -0.05],
    up: [-0.28, -0.12, 0],
  },
  mother: { worker: [-0.66, 0.02, 0], young: [-0.46, 0.06, -0.04], cup: [-0.2, 0.5, 0], window: [-0.6, -0.08, 0] },
}

/** What each of them does from a moment on: a look, and any channel of REST that changes with it. */
const ACTS = {
  worker: [
    [0, 'paper', {}],
    [1700, 'young', { smile: 0.6 }],
    [4600, 'mother', {}],
    [6400, 'young', { smile: 0.4 }],
    [8000, 'young', { rightUp: 0.5 }],
    [10_000, 'mother', {}],
    [11_700, 'paper', { rightUp: 0, point: 1, smile: 0.2 }],
    [14_000, 'young', { point: 0 }],
    [16_200, 'young', { rightUp: 0.7, brow: 0.4, lean: 0.3 }],
    [18_600, 'young', { rightUp: 0, lean: 0.5, smile: 0.25 }],
    [26_400, 'young', { smile: 0.5, rightUp: 0.35 }],
    [29_800, 'young', { rightUp: 0 }],
    [31_900, 'mother', { brow: 0.35, smile: 0, lean: 0.1 }],
    [35_600, 'young', { brow: -0.2 }],
    [37_400, 'mother', {}],
    [41_800, 'young', {}],
    [43_200, 'mother', { smile: 0.3, brow: 0.1 }],
    [44_300, 'mother', { rightUp: 0.6 }],
    [46_600, 'young', { rightUp: 0, lean: 0.7, smile: 0.3 }],
    [48_800, 'young', { rightUp: 0.8, brow: 0.4 }],
    [52_400, 'young', { rightUp: 0, lean: 0.8 }],
    [58_400, 'young', { smile: 0.5, brow: 0.5 }],
    [62_400, 'young', { smile: 0.8, rightUp: 0.6, lean: 0.5 }],
    [65_200, 'paper', { rightUp: 0, point: 1 }],
    [67_300, 'mother', { point: 0, smile: 0.6, lean: 0.2 }],
    [69_400, 'young', { smile: 0.8 }],
    [71_000, 'young', { rightUp: 0.5 }],
    [72_800, 'paper', { rightUp: 0, point: 0.8 }],
  ],
  young: [
    [0, 'down', { slump: 0.8, brow: -0.2 }],
    [2600, 'worker', {}],
    [4400, 'down', {}],
    [9000, 'worker', { slump: 0.7 }],
    [10_800, 'hands', {}],
    [16_900, 'worker', { brow: 0.1 }],
    [18_300, 'down', { slump: 1, brow: -0.6, fidget: 1 }],
    [20_400, 'away', { turn: 0.6 }],
    [23_400, 'down', { turn: 0.3 }],
    [26_900, 'worker', { slump: 0.8, brow: -0.3 }],
    [28_600, 'hands', { fidget: 0.6 }],
    [30_300, 'worker', { slump: 0.6, leftUp: 0.3, brow: 0.2, fidget: 0 }],
    [31_900, 'mother', { leftUp: 0, brow: -0.5 }],
    [33_300, 'away', { slump: 1, turn: 0.9, smile: -0.5 }],
    [37_500, 'down', { turn: 0.8, fidget: 0.8, smile: -0.4 }],
    [41_000, 'away', {}],
    [45_000, 'down', { turn: 0.5, smile: -0.2 }],
    [48_200, 'worker', { turn: 0.1, slump: 0.7, smile: 0, fidget: 0.3 }],
    [50_400, 'hands', { brow: -0.3 }],
    [52_600, 'up', { slump: 0.45, brow: 0.1, turn: -0.2, fidget: 0 }],
    [53_700, 'worker', { lean: 0.3, slump: 0.3 }],
    [56_000, 'up', { leftUp: 0.35, brow: -0.2 }],
    [57_300, 'worker', { slump: 0.1 }],
    [58_300, 'worker', { leftUp: 0.8, rightUp: 0.4, brow: 0.5, smile: 0.4, lean: 0.5 }],
    [61_400, 'worker', { leftUp: 0, rightUp: 0, slump: 0, smile: 0.6 }],
    [66_800, 'mother', { brow: 0.2 }],
    [69_400, 'mother', { smile: 0.8, turn: 0.2 }],
    [71_200, 'worker', { turn: -0.1, smile: 0.6 }],
  ],
  mother: [
    [0, 'young', { brow: -0.2 }],
    [2500, 'worker', { smile: 0.5 }],
    [7000, 'young', { smile: 0.1 }],
    [8300, 'worker', {}],
    [12_600, 'cup', { cup: 1 }],
    [14_800, 'worker', { cup: 0 }],
    [18_300, 'young', { brow: -0.4 }],
    [22_200, 'worker', { brow: -0.1 }],
    [24_400, 'young', { brow: -0.5, smile: -0.2 }],
    [27_500, 'worker', {}],
    [30_500, 'young', {}],
    [31_400, 'worker', { leftUp: 0.7, lean: 0.6, brow: -0.4 }],
    [33_900, 'young', { leftUp: 0.3 }],
    [35_800, 'worker', { leftUp: 0.9, rightUp: 0.6 }],
    [38_800, 'young', { leftUp: 0.2, rightUp: 0.2, brow: -0.7 }],
    [40_900, 'worker', { leftUp: 0.7, rightUp: 0.7 }],
    [43_300, 'worker', { leftUp: 0, rightUp: 0, lean: 0.1, smile: -0.2 }],
    [47_600, 'young', { brow: -0.1 }],
    [50_000, 'cup', {}],
    [53_800, 'young', { brow: 0.2, smile: 0 }],
    [58_600, 'young', { brow: 0.6, lean: 0.3 }],
    [62_800, 'worker', { smile: 0.3 }],
    [66_900, 'young', { brow: 0.3, smile: 0.5 }],
    [67_400, 'young', { leftUp: 0.25, lean: 0.5, smile: 0.6 }],
    [69_200, 'young', { leftUp: 0, smile: 0.8 }],
    [72_600, 'worker', { smile: 0.6 }],
  ],
}

/** Small nods, by their beginnings in ms: the listener's half of the conversation. */
const NODS = {
  worker: [5600, 22_100, 25_700, 33_000, 38_600, 54_900, 57_400, 60_400, 61_700, 69_100],
  young: [3300, 29_300, 49_800, 65_000, 72_700],
  mother: [4200, 10_900, 16_000, 46_100, 64_300, 66_000, 70_100, 73_200],
}

const REST = { lean: 0, slump: 0, turn: 0, brow: 0, smile: 0, leftUp: 0, rightUp: 0, point: 0, cup: 0, fidget: 0 }
const PHASE = { worker: 0.3, young: 2.1, mother: 4.4 }

/** Everything that shapes a person at a moment, continuous in time: head, eyes, lids, brows, trunk and hands. */
export function poseAt(who, ms, mouth) {
  const head = follow(ACTS[who], ms, 520, act => LOOKS[who][act[1]])
  const eyes = follow(ACTS[who], ms + 140, 160, act => LOOKS[who][act[1]])
  const channels = channelsAt(who, ms)
  const idle = (periodS, size) => size * Math.sin((ms / 1000 / periodS) * 2 * Math.PI + PHASE[who] * periodS)
  const speaking = mouth.open
  return {
    ...channels,
    mouth,
    yaw: head[0] + idle(6.1, 0.025),
    pitch: head[1] + idle(4.7, 0.02) + nodAt(who, ms) - speaking * 0.06,
    tilt: head[2] + idle(7.9, 0.02) + speaking * 0.03 * Math.sin(ms / 310),
    eyeX: clamp((eyes[0] - head[0]) * 1.5 + eyes[0] * 0.75),
    eyeY: clamp((eyes[1] - head[1]) * 1.4 + eyes[1] * 0.9),
    brow: channels.brow + speaking * 0.25,
    lids: lidsAt(who, ms) * (1 - 0.45 * clamp(head[1])),
    breath: idle(4.2, 1),
    wave: Math.sin(ms / 290 + PHASE[who]) * (0.25 + speaking),
    fidgetWave: Math.sin(ms / 170) * channels.fidget,
  }
}

function channelsAt(who, ms) {
  const names = Object.keys(REST)
  let carried = REST
  const acts = ACTS[who].map(([atMs, look, changes]) => {
    carried = { ...carried, ...changes }
    return [atMs, look, carried]
  })
  const values = follow(acts, ms, 800, act => names.map(name => act[2][name]))
  return Object.fromEntries(names.map((name, i) => [name, values[i]]))
}

function follow(acts, ms, blendMs, valuesOf) {
  return acts.slice(1).reduce((now, act) => {
    const share = smooth((ms - act[0]) / blendMs)
    return share === 0 ? now : now.map((value, i) => value + (valuesOf(act)[i] - value) * share)
  }, valuesOf(acts[0]))
}

function nodAt(who, ms) {
  const began = NODS[who].findLast(atMs => atMs <= ms)
  const s = began === undefined ? 9 : (ms - began) / 1000
  return s > 1.1 ? 0 : 0.13 * Math.sin(s * 11) * Math.sin((s / 1.1) * Math.PI)
}

/** 1 = open; a blink shuts and opens the lids within six frames, every 2.4 to 5.5 s, never in step with the others. */
function lidsAt(who, ms) {
  let atMs = 900 + PHASE[who] * 400
  for (let i = 1; atMs < FILM.durationMs; i++) {
    const since = (ms - atMs) / 240
    if (since >= 0 && since < 1) return Math.abs(since * 2 - 0.9) ** 0.7
    atMs += 2400 + 3100 * Math.abs(Math.sin(i * 12.9898 + PHASE[who] * 78.233))
  }
  return 1
}

const smooth = x => (x <= 0 ? 0 : x >= 1 ? 1 : x * x * (3 - 2 * x))
const clamp = x => Math.max(-1, Math.min(1, x))
