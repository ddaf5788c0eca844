import { randomFrom } from '../random.ts'

/** What chance begins with in the tests that attack; printed in their titles. The same again: SAMSYN_SEED=…. */
export const seed = Number(process.env.SAMSYN_SEED ?? Date.now() % 1_000_000)

export const chance = (): (() => number) => randomFrom(seed)
