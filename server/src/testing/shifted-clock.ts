import { performance } from 'node:perf_hooks'

/** Loaded before the server: a machine whose clock is wrong by `SHIFT_MS`. */
const shiftMs = Number(process.env.SHIFT_MS)
const wall = Date.now
const origin = performance.timeOrigin

Date.now = () => wall() + shiftMs
Object.defineProperty(performance, 'timeOrigin', { get: () => origin + shiftMs })
